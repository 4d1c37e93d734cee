package nl.lekdicht.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.print.RegisterWords;
import org.jspecify.annotations.Nullable;

/** The columns of an export, in one language: of an entry, and of an entry as it is for one school. */
final class EntryColumns {
  private final RegisterWords words;
  private final Instant now;

  /**
   * @param now by which it is said whether a term was kept
   */
  EntryColumns(String language, Instant now) {
    this.words = RegisterWords.in(language);
    this.now = now;
  }

  /** A school's part of an entry. */
  record Part(RegisterEntry entry, SchoolPart school) {}

  /** One row for each entry; what its schools differ in stands in one cell, a line for each. */
  List<Column<RegisterEntry>> ofEntries() {
    List<Column<RegisterEntry>> columns = new ArrayList<>(ofTheWhole());
    columns.add(column("brin", entry -> joined(entry, SchoolPart::brin, false)));
    columns.add(column("schools", entry -> joined(entry, SchoolPart::name, false)));
    for (Column<SchoolPart> each : ofSchools()) {
      columns.add(
          new Column<>(
              each.heading(),
              entry ->
                  joined(
                      entry, part -> shown(each.value().apply(part)), entry.schools().size() > 1)));
    }
    columns.add(column("decisions", this::decisions));
    columns.add(column("terms", this::terms));
    columns.add(column("evaluation", RegisterEntry::evaluation));
    columns.add(column("id", entry -> entry.id().toString()));
    return columns;
  }

  /** One row for each entry and each school that it hit. */
  List<Column<Part>> ofParts() {
    List<Column<Part>> columns = new ArrayList<>();
    columns.add(column("number", part -> part.entry().number()));
    columns.add(column("title", part -> part.entry().title()));
    columns.add(column("reportedAt", part -> part.entry().reportedAt()));
    columns.add(column("brin", part -> part.school().brin()));
    columns.add(column("school", part -> part.school().name()));
    for (Column<SchoolPart> each : ofSchools()) {
      columns.add(new Column<>(each.heading(), part -> each.value().apply(part.school())));
    }
    for (Fact fact : Fact.values()) {
      if (fact.perSchool()) {
        columns.addAll(facts(fact, part -> Optional.ofNullable(part.school().facts().get(fact))));
      }
    }
    columns.add(
        column(
            "terms",
            part -> lines(part.school().terms().stream().map(term -> term(term, "")).toList())));
    return columns;
  }

  private List<Column<RegisterEntry>> ofTheWhole() {
    List<Column<RegisterEntry>> columns = new ArrayList<>();
    columns.add(column("number", RegisterEntry::number));
    columns.add(column("title", RegisterEntry::title));
    columns.add(column("kind", entry -> option("kind", entry.kind())));
    columns.add(
        column("classification", entry -> option("classification", entry.classification())));
    columns.add(column("state", entry -> option("state", entry.state())));
    columns.add(column("origin", entry -> option("origin", entry.origin())));
    columns.add(column("reportedAt", RegisterEntry::reportedAt));
    columns.add(column("reportedBy", RegisterEntry::reportedBy));
    columns.add(column("discoveredAt", RegisterEntry::discoveredAt));
    columns.add(column("establishedAt", RegisterEntry::establishedAt));
    columns.add(column("recordedAt", RegisterEntry::recordedAt));
    columns.add(column("closedAt", RegisterEntry::closedAt));
    for (Fact fact : Fact.values()) {
      columns.addAll(facts(fact, entry -> entry.find(fact)));
    }
    columns.add(column("measuresDirect", entry -> measures(entry, Measure.Kind.DIRECT)));
    columns.add(column("measuresStructural", entry -> measures(entry, Measure.Kind.STRUCTURAL)));
    columns.add(column("risk", entry -> judged(entry, judged -> option("risk", judged.risk()))));
    columns.add(column("riskMethod", entry -> judged(entry, RegisterEntry.Judged::method)));
    columns.add(column("riskReasons", entry -> judged(entry, RegisterEntry.Judged::reasons)));
    columns.add(column("riskDeparture", entry -> judged(entry, RegisterEntry.Judged::departure)));
    columns.add(column("riskBy", entry -> judged(entry, judged -> name(judged.by()))));
    columns.add(column("riskAt", entry -> judged(entry, RegisterEntry.Judged::at)));
    columns.add(
        column(
            "severity",
            entry -> {
              RegisterEntry.Assessed severity = entry.severity();
              return severity == null ? null : severity.quarters() / 4.0;
            }));
    return columns;
  }

  private List<Column<SchoolPart>> ofSchools() {
    return List.of(
        column("toldAt", SchoolPart::toldAt),
        column("toldBy", part -> name(part.toldBy())),
        column("acknowledgedAt", SchoolPart::acknowledgedAt),
        column("apState", part -> option("apState", part.authority().state())),
        column("apNotifiedAt", part -> part.authority().notifiedAt()),
        column("apNumber", part -> part.authority().number()),
        column("apReason", part -> part.authority().reason()),
        column("apLate", part -> yesNo(part.authority().late())),
        column("apLateReason", part -> part.authority().lateReason()),
        column("apJoint", part -> part.authority().joint() ? words.yesNo(true) : null),
        column("subjectsState", part -> option("subjectsState", part.subjects().state())),
        column("subjectsInformedAt", part -> part.subjects().informedAt()),
        column("subjectsHow", part -> part.subjects().how()),
        column(
            "subjectsPeople",
            part -> {
              Value.Range people = part.subjects().people();
              return people == null
                  ? null
                  : people.min() == people.max() ? (Object) people.max() : people.text();
            }),
        column("subjectsGround", part -> named("ground", part.subjects().ground())),
        column("subjectsReason", part -> part.subjects().reason()));
  }

  private <T> Column<T> column(String name, Function<T, @Nullable Object> value) {
    return new Column<>(words.label(name), value);
  }

  /** Of a range its limits, each a number; of anything else what it says. */
  private <T> List<Column<T>> facts(Fact fact, Function<T, Optional<Value>> found) {
    if (fact.kind() == Value.Kind.RANGE) {
      String name = fact == Fact.PEOPLE ? "people" : "records";
      return List.of(
          column(name + "Min", each -> limit(found.apply(each), Value.Range::min)),
          column(name + "Max", each -> limit(found.apply(each), Value.Range::max)));
    }
    return List.of(
        column(
            fact.name(),
            each ->
                found
                    .apply(each)
                    .map(value ->
                        value instanceof Value.Moment(Instant at) ? at : words.value(fact, value))
                    .orElse(null)));
  }

  private static @Nullable Object limit(Optional<Value> value, Function<Value.Range, Long> which) {
    return value.orElse(null) instanceof Value.Range range ? which.apply(range) : null;
  }

  private @Nullable String option(String of, @Nullable Enum<?> option) {
    return option == null ? null : words.option(of, option.name());
  }

  private @Nullable String named(String of, @Nullable String option) {
    return option == null ? null : words.option(of, option);
  }

  private @Nullable String yesNo(@Nullable Boolean yes) {
    return yes == null ? null : words.yesNo(yes);
  }

  private static @Nullable String name(RegisterEntry.@Nullable Who who) {
    return who == null ? null : who.name();
  }

  private static @Nullable Object judged(
      RegisterEntry entry, Function<RegisterEntry.Judged, @Nullable Object> what) {
    RegisterEntry.Judged risk = entry.risk();
    return risk == null ? null : what.apply(risk);
  }

  private static @Nullable String lines(List<String> lines) {
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  private static @Nullable String measures(RegisterEntry entry, Measure.Kind kind) {
    return lines(
        entry.measures().stream()
            .filter(measure -> measure.kind() == kind)
            .map(EntryColumns::measure)
            .toList());
  }

  private static String measure(Measure measure) {
    String owner = measure.owner() == null ? "" : " · " + measure.owner();
    String due = measure.dueOn() == null ? "" : " · ≤ " + measure.dueOn();
    String done = measure.doneOn() == null ? "" : " · ✓ " + measure.doneOn();
    return measure.description() + owner + due + done;
  }

  private @Nullable String decisions(RegisterEntry entry) {
    return lines(
        entry.decisions().stream()
            .map(decided ->
                "%s: %s. %s (%s, %s)"
                    .formatted(
                        words.decided("subject", decided.subject()),
                        words.decided("outcome", decided.outcome()),
                        decided.reason(),
                        decided.by().name(),
                        Cells.text(decided.at())))
            .toList());
  }

  private @Nullable String terms(RegisterEntry entry) {
    List<String> terms = new ArrayList<>();
    entry.terms().forEach(each -> terms.add(term(each, "")));
    entry
        .schools()
        .forEach(
            school -> school.terms().forEach(each -> terms.add(term(each, school.brin() + " "))));
    return lines(terms);
  }

  private String term(RegisterTerm term, String school) {
    Instant met = term.metAt();
    return "%s%s: %s → %s, %s (%s)"
        .formatted(
            school,
            words.option("term", term.kind().name()),
            Cells.text(term.startedAt()),
            Cells.text(term.dueAt()),
            met == null ? "–" : Cells.text(met),
            words.option(
                "kept", term.findKept(now).map(kept -> kept ? "YES" : "NO").orElse("OPEN")));
  }

  /**
   * @param named whether each line says first which school it is of
   */
  private static @Nullable String joined(
      RegisterEntry entry, Function<SchoolPart, @Nullable String> what, boolean named) {
    if (entry.schools().size() == 1) {
      return what.apply(entry.schools().getFirst());
    }
    String all =
        entry.schools().stream()
            .flatMap(part -> {
              String said = what.apply(part);
              return said == null || said.isEmpty()
                  ? java.util.stream.Stream.empty()
                  : java.util.stream.Stream.of(named ? part.brin() + ": " + said : said);
            })
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? null : all;
  }

  private static @Nullable String shown(@Nullable Object value) {
    return value == null ? null : Cells.text(value);
  }
}
