package nl.lekdicht.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterEntry.Origin;
import nl.lekdicht.document.Part;
import org.jspecify.annotations.Nullable;

/** What an entry says of the incident itself: what happened, to whose data, what it may lead to, and what is done about it. */
final class EntryParts {
  private final RegisterWords words;
  private final RegisterEntry entry;
  private final Map<Fact, Value> facts;

  EntryParts(RegisterWords words, RegisterEntry entry) {
    this.words = words;
    this.entry = entry;
    this.facts = entry.facts();
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Heading(
            2, words.say("entry", Map.of("number", entry.number(), "title", entry.title()))));
    parts.add(glance().part());
    section(parts, "happened", happened());
    section(parts, "data", data());
    section(parts, "consequences", consequences());
    parts.add(new Part.Heading(3, words.say("section.measures")));
    parts.add(measures());
    return parts;
  }

  private void section(List<Part> parts, String name, Lines lines) {
    if (!lines.isEmpty()) {
      parts.add(new Part.Heading(3, words.say("section." + name)));
      parts.add(lines.part());
    }
  }

  private Lines glance() {
    Classification found = entry.classification();
    boolean breach = found == Classification.PERSONAL_DATA_BREACH;
    Lines lines =
        new Lines(words)
            .with("kind", words.option("kind", entry.kind().name()))
            .with(
                "classification",
                found == null
                    ? words.say("undecided")
                    : words.option("classification", found.name()))
            .with("state", words.option("state", entry.state().name()));
    if (entry.origin() == Origin.IMPORTED) {
      lines.with("origin", words.option("origin", entry.origin().name()));
    }
    lines
        .known("occurred", occurred())
        .known("discoveredAt", entry.discoveredAt())
        .with("reportedAt", entry.reportedAt())
        .with("reportedBy", entry.reportedBy());
    if (breach) {
      lines.known("establishedAt", entry.establishedAt());
    } else {
      lines.with("establishedAt", entry.establishedAt());
    }
    return lines.with("recordedAt", entry.recordedAt()).with("closedAt", entry.closedAt());
  }

  private Optional<String> occurred() {
    @Nullable String from = moment(Fact.OCCURRED_FROM);
    @Nullable String to = moment(Fact.OCCURRED_TO);
    Optional<String> when;
    if (from == null) {
      when = to == null ? Optional.empty() : Optional.of(words.say("until", Map.of("to", to)));
    } else if (to != null && !to.equals(from)) {
      when = Optional.of(words.say("between", Map.of("from", from, "to", to)));
    } else if (facts.get(Fact.ONGOING) instanceof Value.YesNo(boolean yes) && yes) {
      when = Optional.of(words.say("since", Map.of("from", from)));
    } else {
      when = Optional.of(from);
    }
    boolean estimated =
        facts.get(Fact.OCCURRED_PRECISION) instanceof Value.Choice(String option)
            && option.equals("ESTIMATED");
    return estimated
        ? when.map(known -> words.say("precision.ESTIMATED", Map.of("when", known)))
        : when;
  }

  private @Nullable String moment(Fact fact) {
    return facts.get(fact) instanceof Value.Moment(Instant at) ? words.moment(at) : null;
  }

  private Lines happened() {
    return new Lines(words)
        .known(facts, Fact.KIND_OF_INCIDENT, Fact.SUMMARY, Fact.CAUSE)
        .stated(
            facts,
            Fact.CAUSE_ORIGIN,
            Fact.NATURE,
            Fact.DONE_TO_DATA,
            Fact.SYSTEMS,
            Fact.SUB_PROCESSORS,
            Fact.CROSS_BORDER,
            Fact.OTHER_AUTHORITIES);
  }

  /** A disruption says only what is stated. */
  private Lines data() {
    Lines lines = new Lines(words);
    Fact[] asked = {Fact.DATA_KINDS, Fact.SPECIAL_CATEGORIES, Fact.PEOPLE_CATEGORIES, Fact.PEOPLE};
    if (entry.kind() == IncidentKind.DISRUPTION) {
      lines.stated(facts, asked);
    } else {
      lines.known(facts, asked);
    }
    return lines.stated(
        facts,
        Fact.RECORDS,
        Fact.UNINTELLIGIBLE,
        Fact.UNINTELLIGIBLE_EXPLANATION,
        Fact.MEASURES_BEFORE);
  }

  private Lines consequences() {
    Lines lines = new Lines(words);
    if (entry.kind() == IncidentKind.DISRUPTION) {
      lines.stated(facts, Fact.CONSEQUENCES);
    } else {
      lines.known(facts, Fact.CONSEQUENCES);
    }
    lines.stated(
        facts,
        Fact.CONSEQUENCES_CONFIDENTIALITY,
        Fact.CONSEQUENCES_INTEGRITY,
        Fact.CONSEQUENCES_AVAILABILITY,
        Fact.HARM,
        Fact.HARM_SEVERITY);
    RegisterEntry.Assessed assessed = entry.severity();
    if (assessed != null) {
      lines.with("severity", score(assessed));
    }
    risk(lines);
    return lines;
  }

  private void risk(Lines lines) {
    RegisterEntry.Judged judged = entry.risk();
    if (judged != null) {
      lines
          .with("risk", words.option("risk", judged.risk().name()))
          .with("riskMethod", judged.method())
          .with("riskReasons", judged.reasons())
          .with("riskDeparture", judged.departure());
      if (judged.by() != null || judged.at() != null) {
        lines.with("riskBy", Lines.signed(words, judged.by(), judged.at()));
      }
    } else if (entry.kind() != IncidentKind.DISRUPTION) {
      lines.with("risk", words.say("undecided"));
    }
  }

  /** Such as: 2,25 (midden). */
  private String score(RegisterEntry.Assessed assessed) {
    String score =
        "%d%s%02d"
            .formatted(
                assessed.quarters() / 4, words.say("decimal"), 25 * (assessed.quarters() % 4));
    return words.say(
        "score", Map.of("score", score, "band", words.option("band", assessed.band().name())));
  }

  private Part measures() {
    if (entry.measures().isEmpty()) {
      return new Part.Paragraph(RegisterWords.capital(words.say("none")) + ".");
    }
    return new Part.Table(
        "",
        List.of(
            words.label("measure"),
            words.label("against"),
            words.label("owner"),
            words.label("dueOn"),
            words.label("doneOn")),
        entry.measures().stream()
            .sorted(Comparator.comparing(Measure::kind))
            .map(this::row)
            .toList());
  }

  private List<String> row(Measure measure) {
    return List.of(
        measure.description(),
        words.say(measure.kind() == Measure.Kind.DIRECT ? "direct" : "structural"),
        measure.owner() == null ? "" : measure.owner(),
        measure.dueOn() == null ? "" : words.day(measure.dueOn()),
        measure.doneOn() == null ? words.option("kept", "OPEN") : words.day(measure.doneOn()));
  }
}
