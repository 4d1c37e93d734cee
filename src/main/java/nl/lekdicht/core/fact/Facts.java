package nl.lekdicht.core.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stated at one moment, of the incident or of one school. What is not stated is not known. */
public record Facts(Map<Fact, Stated> stated) {
  public static final Facts NONE = new Facts(Map.of());

  public Facts {
    Map<Fact, Stated> inOrder = new EnumMap<>(Fact.class);
    inOrder.putAll(stated);
    stated = Collections.unmodifiableMap(inOrder);
  }

  /**
   * A value, and whose words it is.
   *
   * @param entry number of the journal entry that states it
   */
  public record Stated(Value value, UUID by, Instant at, int entry) {}

  public Optional<Value> find(Fact fact) {
    return Optional.ofNullable(stated.get(fact)).map(Stated::value);
  }

  /** What was chosen; empty when nothing is stated. */
  public Set<String> chosen(Fact fact) {
    return options(find(fact).orElse(null));
  }

  private static Set<String> options(@Nullable Value value) {
    return switch (value) {
      case Value.Choices(var options) -> options;
      case Value.Choice(String option) -> Set.of(option);
      case null -> Set.of();
      case Value.Text _, Value.Lines _, Value.Range _, Value.Moment _, Value.YesNo _ -> Set.of();
    };
  }

  /** Those whose words stand in these facts. */
  public Set<UUID> authors() {
    return stated.values().stream().map(Stated::by).collect(Collectors.toUnmodifiableSet());
  }

  /** With one fact stated anew, or withdrawn when the value is null. */
  public Facts with(Fact fact, @Nullable Stated statement) {
    Map<Fact, Stated> next = new EnumMap<>(Fact.class);
    next.putAll(stated);
    if (statement == null) {
      next.remove(fact);
    } else {
      next.put(fact, statement);
    }
    return new Facts(next);
  }

  /** As they hold for a school: what is stated of it, and for the rest what is stated of the incident. */
  public Facts overlaidWith(Facts ofSchool) {
    Map<Fact, Stated> both = new EnumMap<>(Fact.class);
    both.putAll(stated);
    both.putAll(ofSchool.stated);
    return new Facts(both);
  }

  /** Whether nobody has said yet what personal data there are. A special category says it too; that there is none of those does not. */
  public boolean kindsUnknown() {
    return chosen(Fact.DATA_KINDS).isEmpty()
        && chosen(Fact.SPECIAL_CATEGORIES).stream().allMatch(Fact.NONE::equals);
  }

  /**
   * Whether a citizen service number, a special category, criminal or financial data is among them: then nobody decides alone that
   * somebody need not be told.
   */
  public boolean sensitive() {
    return sensitive(chosen(Fact.DATA_KINDS), chosen(Fact.SPECIAL_CATEGORIES));
  }

  /** As {@link #sensitive()}, of what is stated. */
  public static boolean sensitive(Map<Fact, Value> stated) {
    return sensitive(
        options(stated.get(Fact.DATA_KINDS)), options(stated.get(Fact.SPECIAL_CATEGORIES)));
  }

  private static boolean sensitive(Set<String> kinds, Set<String> special) {
    return kinds.contains("BSN")
        || kinds.contains("FINANCIAL")
        || special.stream().anyMatch(category -> !category.equals(Fact.NONE));
  }

  /**
   * As they hold for several schools at once: the kinds of all together, and the numbers added up where each school has its own; else what
   * is stated of the incident.
   *
   * @param ofEach as they hold for each of the schools
   * @param own what is stated of each school by itself; empty facts where nothing is
   */
  public Facts together(List<Facts> ofEach, List<Facts> own) {
    Facts all = this;
    for (Fact fact : Fact.values()) {
      if (!fact.perSchool()) {
        continue;
      }
      Stated latest =
          ofEach.stream()
              .map(facts -> facts.stated.get(fact))
              .flatMap(Stream::ofNullable)
              .max(Comparator.comparingInt(Stated::entry))
              .orElse(null);
      Value united = unite(fact, ofEach, own);
      if (latest != null && united != null) {
        all = all.with(fact, new Stated(united, latest.by(), latest.at(), latest.entry()));
      }
    }
    return all;
  }

  private static @Nullable Value unite(Fact fact, List<Facts> ofEach, List<Facts> own) {
    if (fact.kind() == Value.Kind.RANGE) {
      List<Value.Range> ranges = new ArrayList<>();
      own.forEach(facts -> {
        if (facts.find(fact).orElse(null) instanceof Value.Range range) {
          ranges.add(range);
        }
      });
      return own.isEmpty() || ranges.size() < own.size()
          ? null
          : new Value.Range(
              ranges.stream().mapToLong(Value.Range::min).sum(),
              ranges.stream().mapToLong(Value.Range::max).sum());
    }
    Set<String> options = new TreeSet<>();
    ofEach.forEach(facts -> options.addAll(facts.chosen(fact)));
    if (options.size() > 1) {
      options.remove(Fact.NONE);
    }
    return options.isEmpty() ? null : Value.Choices.of(options);
  }
}
