package nl.lekdicht.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.core.register.SchoolPart.Authority;
import nl.lekdicht.core.register.SchoolPart.Subjects;
import nl.lekdicht.core.register.SchoolPart.Told;
import nl.lekdicht.document.Part;
import org.jspecify.annotations.Nullable;

/** What an entry says of its schools: one in lines, several in a table. */
final class SchoolParts {
  private final RegisterWords words;
  private final List<SchoolPart> schools;

  SchoolParts(RegisterWords words, RegisterEntry entry) {
    this.words = words;
    this.schools = entry.schools();
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Heading(3, words.say("section.schools")));
    parts.add(
        switch (schools.size()) {
          case 0 -> new Part.Paragraph(RegisterWords.capital(words.say("none")) + ".");
          case 1 -> one(schools.getFirst());
          default -> table();
        });
    return parts;
  }

  private Part one(SchoolPart school) {
    return new Lines(words)
        .with("school", named(words, school))
        .with("toldAt", told(school))
        .with("acknowledgedAt", school.acknowledgedAt())
        .with("ap", ap(school.authority()))
        .with("subjects", subjects(school.subjects()))
        .part();
  }

  private Part table() {
    return new Part.Table(
        "",
        Stream.of("school", "toldAt", "acknowledgedAt", "ap", "subjects")
            .map(words::label)
            .toList(),
        schools.stream()
            .map(school ->
                List.of(
                    named(words, school),
                    told(school),
                    school.acknowledgedAt() == null ? "" : words.moment(school.acknowledgedAt()),
                    ap(school.authority()),
                    subjects(school.subjects())))
            .toList());
  }

  static String named(RegisterWords words, SchoolPart school) {
    return school.name().isEmpty()
        ? school.brin()
        : words.say("school", Map.of("name", school.name(), "brin", school.brin()));
  }

  private String told(SchoolPart school) {
    if (school.toldAt() == null) {
      return words.say("told.unknown");
    }
    return school.toldBy() == null
        ? words.moment(school.toldAt())
        : Lines.signed(words, school.toldBy(), school.toldAt());
  }

  private String ap(Authority authority) {
    String state = words.option("apState", authority.state().name());
    return lines(
        authority.joint() ? words.say("joint", Map.of("state", state)) : state,
        authority.notifiedAt() == null ? null : words.moment(authority.notifiedAt()),
        labelled("apNumber", authority.number()),
        late(authority),
        labelled("apLateReason", authority.lateReason()),
        authority.state() == Told.NOT_NEEDED ? labelled("apReason", authority.reason()) : null);
  }

  private @Nullable String late(Authority authority) {
    return authority.late() == null ? null : words.say(authority.late() ? "late" : "intime");
  }

  private String subjects(Subjects subjects) {
    return lines(
        words.option("subjectsState", subjects.state().name()),
        subjects.informedAt() == null ? null : words.moment(subjects.informedAt()),
        subjects.how(),
        subjects.people() == null
            ? null
            : words.say("people", Map.of("people", words.range(subjects.people()))),
        subjects.ground() == null ? null : words.option("ground", subjects.ground()),
        subjects.state() == Told.NOT_NEEDED ? labelled("subjectsReason", subjects.reason()) : null);
  }

  private @Nullable String labelled(String column, @Nullable String text) {
    return text == null ? null : words.label(column) + ": " + text;
  }

  private static String lines(@Nullable String... lines) {
    return String.join("\n", Stream.of(lines).filter(Objects::nonNull).toList());
  }
}
