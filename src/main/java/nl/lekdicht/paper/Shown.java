package nl.lekdicht.paper;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/** Values as they stand in JSON, each kind in its own form. */
final class Shown {
  private static final String MIN = "min";
  private static final String MAX = "max";

  private Shown() {}

  static @Nullable Object value(@Nullable Value value) {
    return switch (value) {
      case Value.Text(String words) -> words;
      case Value.Lines(List<String> lines) -> lines;
      case Value.Choice(String option) -> option;
      case Value.Choices(var options) -> List.copyOf(options);
      case Value.Range(long min, long max) -> {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put(MIN, min);
        range.put(MAX, max);
        yield range;
      }
      case Value.Moment(Instant at) -> at.toString();
      case Value.YesNo(boolean yes) -> yes;
      case null -> null;
    };
  }

  /** The value of that kind; null when it is not one. */
  static @Nullable Value read(Value.Kind kind, Object given) {
    try {
      return switch (kind) {
        case TEXT -> given instanceof String words ? new Value.Text(words) : null;
        case CHOICE -> given instanceof String option ? new Value.Choice(option) : null;
        case LINES -> given instanceof Collection<?> many ? new Value.Lines(texts(many)) : null;
        case CHOICES -> given instanceof Collection<?> many ? Value.Choices.of(texts(many)) : null;
        case RANGE -> given instanceof Map<?, ?> limits ? range(limits) : null;
        case MOMENT -> given instanceof String text ? new Value.Moment(Instant.parse(text)) : null;
        case YES_NO -> given instanceof Boolean yes ? new Value.YesNo(yes) : null;
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  private static List<String> texts(Collection<?> many) {
    return many.stream()
        .map(one -> {
          if (one instanceof String text) {
            return text;
          }
          throw new IllegalArgumentException("no text");
        })
        .toList();
  }

  private static Value range(Map<?, ?> limits) {
    return new Value.Range(limit(limits.get(MIN)), limit(limits.get(MAX)));
  }

  private static long limit(@Nullable Object limit) {
    if (limit instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new IllegalArgumentException("no whole number");
  }
}
