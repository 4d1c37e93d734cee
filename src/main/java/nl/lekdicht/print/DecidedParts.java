package nl.lekdicht.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterEntry.Decided;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.document.Part;

/** What an entry says of who decided what, of the terms that ran, and how it ended. */
final class DecidedParts {
  private final RegisterWords words;
  private final RegisterEntry entry;
  private final Instant at;

  /**
   * @param at by which it is said whether a term was kept
   */
  DecidedParts(RegisterWords words, RegisterEntry entry, Instant at) {
    this.at = at;
    this.words = words;
    this.entry = entry;
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (!entry.decisions().isEmpty()) {
      parts.add(new Part.Heading(3, words.say("section.decisions")));
      parts.add(
          table(
              List.of("subject", "outcome", "reason", "by"),
              entry.decisions().stream().map(this::row).toList()));
    }
    List<List<String>> terms =
        Stream.concat(
                entry.terms().stream().map(term -> row(term, "")),
                entry.schools().stream()
                    .flatMap(
                        school -> school.terms().stream().map(term -> row(term, named(school)))))
            .toList();
    if (!terms.isEmpty()) {
      parts.add(new Part.Heading(3, words.say("section.terms")));
      parts.add(table(List.of("term", "school", "startedAt", "dueAt", "metAt", "kept"), terms));
    }
    if (entry.evaluation() != null) {
      parts.add(new Part.Heading(3, words.label("evaluation")));
      parts.add(new Part.Paragraph(entry.evaluation()));
    }
    return parts;
  }

  /** In a column of many rows the code says which school it is; its name stands above. */
  private String named(SchoolPart school) {
    return entry.schools().size() == 1 ? SchoolParts.named(words, school) : school.brin();
  }

  private Part table(List<String> columns, List<List<String>> rows) {
    return new Part.Table("", columns.stream().map(words::label).toList(), rows);
  }

  private List<String> row(Decided decided) {
    String who = Lines.signed(words, decided.by(), decided.at());
    return List.of(
        about(decided),
        outcome(decided),
        decided.reason(),
        decided.confirmedBy() == null
            ? who
            : who
                + "\n"
                + words.say(
                    "confirmed",
                    Map.of(
                        "who", Lines.signed(words, decided.confirmedBy(), decided.confirmedAt()))));
  }

  private String about(Decided decided) {
    String what = RegisterWords.capital(known("subject", decided.subject()));
    List<String> schools = decided.schools();
    if (schools.isEmpty() || entry.schools().size() == 1) {
      return what;
    }
    return words.say(
        "about",
        Map.of(
            "what",
            what,
            "schools",
            schools.size() == entry.schools().size()
                ? words.say("all")
                : String.join(", ", schools)));
  }

  private String outcome(Decided decided) {
    return known("outcome", decided.outcome());
  }

  /** What has no words of its own stands as it is: a moment, or what a line said that was taken over. */
  private String known(String of, String option) {
    return words.has("option.%s.%s".formatted(of, option)) ? words.option(of, option) : option;
  }

  private List<String> row(RegisterTerm term, String school) {
    return List.of(
        words.option("term", term.kind().name()),
        school,
        words.moment(term.startedAt()),
        words.moment(term.dueAt()),
        term.metAt() == null ? "" : words.moment(term.metAt()),
        term.findKept(at)
            .map(kept -> words.option("kept", kept ? "YES" : "NO"))
            .orElseGet(() -> words.option("kept", "OPEN")));
  }
}
