package nl.lekdicht.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry.Who;
import nl.lekdicht.document.Part;
import nl.lekdicht.document.Part.Pair;
import org.jspecify.annotations.Nullable;

/** Labels with what stands behind them, in the order in which they are written. */
final class Lines {
  private final RegisterWords words;
  private final List<Pair> pairs = new ArrayList<>();

  Lines(RegisterWords words) {
    this.words = words;
  }

  /** Writes a line; none where the text is null. */
  Lines with(String column, @Nullable String text) {
    if (text != null) {
      pairs.add(new Pair(words.label(column), text));
    }
    return this;
  }

  Lines with(String column, @Nullable Instant moment) {
    return with(column, moment == null ? null : words.moment(moment));
  }

  /** Writes a line also when nothing is known, which it then says. */
  Lines known(String column, Optional<String> text) {
    return with(column, text.orElseGet(() -> words.say("unknown")));
  }

  Lines known(String column, @Nullable Instant moment) {
    return known(column, Optional.ofNullable(moment).map(words::moment));
  }

  /** Writes a line for each of these that is stated. */
  Lines stated(Map<Fact, Value> facts, Fact... wanted) {
    for (Fact fact : wanted) {
      Value value = facts.get(fact);
      with(fact.name(), value == null ? null : words.value(fact, value));
    }
    return this;
  }

  /** Writes a line for each of these, stated or not. */
  Lines known(Map<Fact, Value> facts, Fact... wanted) {
    for (Fact fact : wanted) {
      known(
          fact.name(), Optional.ofNullable(facts.get(fact)).map(value -> words.value(fact, value)));
    }
    return this;
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  Part part() {
    return new Part.Pairs(pairs);
  }

  /** Such as: Iris Voorbeeld, 26 april 2026, 17:30 uur. */
  static String signed(RegisterWords words, @Nullable Who who, @Nullable Instant at) {
    if (who == null || at == null) {
      return who != null ? who.name() : at != null ? words.moment(at) : words.say("unknown");
    }
    return words.say("by", Map.of("name", who.name(), "moment", words.moment(at)));
  }
}
