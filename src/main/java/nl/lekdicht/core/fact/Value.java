package nl.lekdicht.core.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a fact or a field of a form says. {@link #text} and {@link #parse} are each other's inverse; the journal holds that text. */
public sealed interface Value {
  /** How a value is given. */
  enum Kind {
    TEXT,
    LINES,
    CHOICE,
    CHOICES,
    RANGE,
    MOMENT,
    YES_NO
  }

  Kind kind();

  /** The value as one text, in the form that its kind prescribes. */
  String text();

  /** Free text, not blank. */
  record Text(String words) implements Value {
    public Text {
      require(!words.isBlank(), "a text without words");
    }

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    @Override
    public String text() {
      return words;
    }
  }

  /** Several short texts; each becomes a line of the text. */
  record Lines(List<String> lines) implements Value {
    public Lines {
      lines = List.copyOf(lines);
      require(!lines.isEmpty(), "no line");
      lines.forEach(line -> require(!line.isBlank() && line.lines().count() == 1, "no line"));
    }

    @Override
    public Kind kind() {
      return Kind.LINES;
    }

    @Override
    public String text() {
      return String.join("\n", lines);
    }
  }

  /** One of the options, by its name. */
  record Choice(String option) implements Value {
    public Choice {
      require(isName(option), "no option");
    }

    @Override
    public Kind kind() {
      return Kind.CHOICE;
    }

    @Override
    public String text() {
      return option;
    }
  }

  /** Some of the options, by their names; the text has them in alphabetical order, with a comma between. */
  record Choices(SortedSet<String> options) implements Value {
    public Choices {
      options = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(options));
      require(!options.isEmpty() && options.stream().allMatch(Value::isName), "no options");
    }

    public static Choices of(Collection<String> options) {
      return new Choices(new TreeSet<>(options));
    }

    @Override
    public Kind kind() {
      return Kind.CHOICES;
    }

    @Override
    public String text() {
      return String.join(",", options);
    }
  }

  /**
   * A number of which only the limits are known; the text is {@code min-max}.
   *
   * @param min at least, inclusive; not negative
   * @param max at most, inclusive
   */
  record Range(long min, long max) implements Value {
    public Range {
      require(min >= 0 && min <= max, "not a range");
    }

    @Override
    public Kind kind() {
      return Kind.RANGE;
    }

    @Override
    public String text() {
      return min + "-" + max;
    }
  }

  /** A moment; the text is in UTC, as {@link Instant#toString}. */
  record Moment(Instant at) implements Value {
    @Override
    public Kind kind() {
      return Kind.MOMENT;
    }

    @Override
    public String text() {
      return at.toString();
    }
  }

  /** The text is YES or NO. */
  record YesNo(boolean yes) implements Value {
    @Override
    public Kind kind() {
      return Kind.YES_NO;
    }

    @Override
    public String text() {
      return yes ? "YES" : "NO";
    }
  }

  /**
   * The value that has this text.
   *
   * @throws IllegalArgumentException when no value of that kind has it
   */
  static Value parse(Kind kind, String text) {
    Value value = read(kind, text);
    require(value.text().equals(text), "not written as its kind prescribes");
    return value;
  }

  private static Value read(Kind kind, String text) {
    return switch (kind) {
      case TEXT -> new Text(text);
      case LINES -> new Lines(Arrays.asList(text.split("\n", -1)));
      case CHOICE -> new Choice(text);
      case CHOICES ->
          new Choices(
              Arrays.stream(text.split(",", -1)).collect(Collectors.toCollection(TreeSet::new)));
      case RANGE -> {
        String[] limits = text.split("-", -1);
        require(limits.length == 2, "not a range");
        yield new Range(Long.parseLong(limits[0]), Long.parseLong(limits[1]));
      }
      case MOMENT -> {
        try {
          yield new Moment(Instant.parse(text));
        } catch (DateTimeException e) {
          throw new IllegalArgumentException("not a moment", e);
        }
      }
      case YES_NO -> new YesNo(text.equals("YES"));
    };
  }

  private static boolean isName(String option) {
    return option.matches("[A-Za-z0-9][A-Za-z0-9_.-]*");
  }

  private static void require(boolean right, String wrong) {
    if (!right) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
