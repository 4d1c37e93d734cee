package nl.lekdicht.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** Words one notice to a school, with the list of Annex 2 or the six headings of Focus PO. */
final class NoticeText {
  private final NoticeFacts notice;
  private final Facts facts;
  private final Phrases phrases;
  private final FactWords words;
  private final Wording wording;
  private final boolean closing;
  private final Status status;
  private final Sheet sheet = new Sheet();

  /** What the incident is, as far as that is known. */
  private enum Status {
    BREACH,
    OPEN,
    NODATA
  }

  NoticeText(NoticeFacts notice) {
    this.notice = notice;
    this.facts = notice.facts();
    this.phrases = Phrases.ofPapers(notice.language());
    this.words = FactWords.in(notice.language());
    this.wording = new Wording(Phrases.in(notice.language()));
    this.closing = notice.kind() == PaperKind.CLOSING_NOTICE;
    this.status = status(notice);
  }

  private static Status status(NoticeFacts notice) {
    if (notice.establishedAt() != null) {
      return Status.BREACH;
    }
    Set<String> special = notice.facts().chosen(Fact.SPECIAL_CATEGORIES);
    return notice.facts().chosen(Fact.DATA_KINDS).equals(Set.of(Fact.NONE))
            && (special.isEmpty() || special.equals(Set.of(Fact.NONE)))
        ? Status.NODATA
        : Status.OPEN;
  }

  String text() {
    paragraph("to", Map.of("school", notice.school(), "supplier", notice.supplier()));
    switch (notice.kind()) {
      case FIRST_NOTICE, FOLLOW_UP, CLOSING_NOTICE -> report();
      case SUSPECTED_HIGH_RISK -> suspected();
      case JOINT_INTENTION -> intention();
      case AP_DRAFT, SUBJECT_LETTER ->
          throw new IllegalArgumentException("%s is no notice".formatted(notice.kind()));
    }
    return sheet.text();
  }

  private void report() {
    opening();
    if (notice.sixHeadings()) {
      todo();
      questions();
      heading("nature.six");
      nature();
      people();
      cause();
      heading("summary.six");
      summary();
      heading("data.six");
      data();
      heading("when.six");
      when();
      heading("consequences.six");
      consequences();
      heading("measures.six");
      measures();
      return;
    }
    heading("summary");
    summary();
    heading("when");
    when();
    heading("nature");
    nature();
    heading("cause");
    cause();
    heading("data");
    data();
    heading("people");
    people();
    heading("consequences");
    consequences();
    boolean left = notice.measures().stream().anyMatch(measure -> measure.doneOn() == null);
    heading(closing && left ? "measures.left" : "measures");
    measures();
    heading("todo");
    todo();
    heading("questions");
    questions();
  }

  private void opening() {
    String open =
        say(
            "open." + notice.kind(),
            Map.of("number", notice.incidentNumber(), "count", Integer.toString(notice.number())));
    String is =
        say(
            switch (status) {
              case BREACH -> "status.breach";
              case OPEN -> "status.open";
              case NODATA -> "status.nodata";
            });
    Instant closedAt = notice.closedAt();
    String closed =
        closing && closedAt != null
            ? " " + say("closed", Map.of("moment", wording.moment(closedAt)))
            : "";
    sheet.paragraph(open + " " + is + closed);
    paragraph("known");
  }

  private void summary() {
    String summary = entered(Fact.SUMMARY);
    if (summary == null) {
      paragraph("summary.unknown");
    } else {
      sheet.entered(summary);
    }
  }

  private void when() {
    begin();
    end();
    item("discovered", moment(notice.discoveredAt()));
    item("received", wording.moment(notice.receivedAt()));
    Instant establishedAt = notice.establishedAt();
    item(
        "established",
        establishedAt == null ? say("established.not") : wording.moment(establishedAt));
  }

  private void begin() {
    item(
        "begin" + estimated(Fact.OCCURRED_FROM),
        timeIsUnknown() ? say("unknown") : moment(Fact.OCCURRED_FROM));
  }

  private void end() {
    @Nullable Value ongoing = facts.find(Fact.ONGOING).orElse(null);
    if (ongoing instanceof Value.YesNo(boolean yes) && yes) {
      sheet.item(say("item.end.ongoing"));
    } else if (facts.find(Fact.OCCURRED_TO).isPresent() && !timeIsUnknown()) {
      item("end" + estimated(Fact.OCCURRED_TO), moment(Fact.OCCURRED_TO));
    } else if (ongoing != null) {
      sheet.item(say("item.end.over"));
    } else {
      item("end", say("unknown"));
    }
  }

  private boolean timeIsUnknown() {
    return facts.chosen(Fact.OCCURRED_PRECISION).contains("UNKNOWN");
  }

  private String estimated(Fact moment) {
    return facts.chosen(Fact.OCCURRED_PRECISION).contains("ESTIMATED")
            && facts.find(moment).isPresent()
        ? ".ESTIMATED"
        : "";
  }

  private void nature() {
    item("kind", options(Fact.KIND_OF_INCIDENT));
    item("nature", options(Fact.NATURE));
    item("done", options(Fact.DONE_TO_DATA));
    item("systems", lines(Fact.SYSTEMS));
    String before = entered(Fact.MEASURES_BEFORE);
    item("before", before == null ? say("unknown") : before);
    item("spread", spread());
  }

  private String spread() {
    return switch (notice.schoolsHit()) {
      case 0 -> say("unknown");
      case 1 -> say("spread.one");
      default -> phrases.say("spread.many", "count", words.number(notice.schoolsHit()));
    };
  }

  private void cause() {
    String cause = entered(Fact.CAUSE);
    if (cause == null) {
      paragraph("cause.unknown");
    } else {
      sheet.entered(cause);
    }
    item("origin", options(Fact.CAUSE_ORIGIN));
    item("subprocessors", lines(Fact.SUB_PROCESSORS));
  }

  private void data() {
    if (status == Status.NODATA) {
      paragraph("data.none");
      return;
    }
    item("kinds", options(Fact.DATA_KINDS));
    item("special", options(Fact.SPECIAL_CATEGORIES));
    item("records", range(Fact.RECORDS));
    String explanation = entered(Fact.UNINTELLIGIBLE_EXPLANATION);
    String unintelligible = options(Fact.UNINTELLIGIBLE);
    item(
        "unintelligible",
        explanation == null ? unintelligible : unintelligible + ". " + explanation);
  }

  private void people() {
    if (status == Status.NODATA) {
      paragraph("people.none");
      return;
    }
    item("people", options(Fact.PEOPLE_CATEGORIES));
    item("number", range(Fact.PEOPLE));
  }

  private void consequences() {
    String consequences = entered(Fact.CONSEQUENCES);
    if (consequences != null) {
      sheet.entered(consequences);
    } else if (facts.find(Fact.CONSEQUENCES_CONFIDENTIALITY).isEmpty()
        && facts.find(Fact.CONSEQUENCES_INTEGRITY).isEmpty()
        && facts.find(Fact.CONSEQUENCES_AVAILABILITY).isEmpty()) {
      paragraph("consequences.unknown");
    }
    itemIfStated("confidentiality", Fact.CONSEQUENCES_CONFIDENTIALITY);
    itemIfStated("integrity", Fact.CONSEQUENCES_INTEGRITY);
    itemIfStated("availability", Fact.CONSEQUENCES_AVAILABILITY);
    if (status != Status.NODATA) {
      item("harm", options(Fact.HARM));
      item("severity", options(Fact.HARM_SEVERITY));
    }
    item("risk", say(notice.risk() == null ? "risk.none" : "risk." + notice.risk()));
    if (notice.risk() != null) {
      paragraph("risk.yours");
    }
  }

  private void itemIfStated(String key, Fact fact) {
    String text = entered(fact);
    if (text != null) {
      item(key, text);
    }
  }

  private void measures() {
    measures("measures.direct", Measure.Kind.DIRECT);
    measures("measures.structural", Measure.Kind.STRUCTURAL);
  }

  private void measures(String key, Measure.Kind kind) {
    List<String> all = list(kind);
    paragraph(all.isEmpty() ? key + ".unknown" : key);
    sheet.items(all);
  }

  private List<String> list(Measure.Kind kind) {
    return notice.measures().stream()
        .filter(measure -> measure.kind() == kind)
        .map(this::measure)
        .toList();
  }

  private String measure(Measure measure) {
    String what = Wording.withoutStop(measure.description());
    if (measure.doneOn() != null) {
      return phrases.say("measure.done", Map.of("what", what, "day", words.day(measure.doneOn())));
    }
    return measure.dueOn() == null
        ? phrases.say("measure.open", "what", what)
        : phrases.say("measure.due", Map.of("what", what, "day", words.day(measure.dueOn())));
  }

  private void todo() {
    switch (status) {
      case NODATA -> paragraph("todo.nodata");
      case BREACH -> {
        if (!closing) {
          paragraph("todo.decide");
        }
        duties();
        paragraph("todo.register");
      }
      case OPEN -> {
        if (!closing) {
          paragraph("todo.decide.open");
        }
        duties();
        paragraph("todo.register.open");
      }
    }
    advice();
  }

  private void duties() {
    String term = "todo.term." + notice.kind();
    paragraph(status == Status.OPEN && !closing ? term + ".open" : term);
    if (!closing) {
      paragraph("todo.draft");
    }
    if (notice.risk() == Risk.HIGH_RISK) {
      paragraph("todo.people");
    }
  }

  private void advice() {
    if (status == Status.NODATA) {
      return;
    }
    String advice = entered(Fact.ADVICE_TO_PEOPLE);
    if (advice == null) {
      paragraph("advice.unknown");
    } else {
      paragraph("advice.given");
      sheet.entered(advice);
    }
  }

  private void questions() {
    String contact = entered(Fact.CONTACT_POINT);
    if (contact == null) {
      paragraph(
          "questions.supplier",
          Map.of("supplier", notice.supplier(), "number", notice.incidentNumber()));
    } else {
      paragraph("questions.contact", Map.of("number", notice.incidentNumber()));
      sheet.entered(contact);
    }
  }

  private void suspected() {
    paragraph(status == Status.BREACH ? "suspected.open.established" : "suspected.open");
    heading("known");
    if (facts.find(Fact.SUMMARY).isPresent()) {
      summary();
    }
    item("received", wording.moment(notice.receivedAt()));
    if (notice.discoveredAt() != null) {
      item("discovered", wording.moment(notice.discoveredAt()));
    }
    optionsIfStated("kinds", Fact.DATA_KINDS);
    optionsIfStated("special", Fact.SPECIAL_CATEGORIES);
    optionsIfStated("people", Fact.PEOPLE_CATEGORIES);
    if (facts.find(Fact.PEOPLE).isPresent()) {
      item("number", range(Fact.PEOPLE));
    }
    heading("unknown");
    sheet.items(missing());
    heading("now");
    List<String> direct = list(Measure.Kind.DIRECT);
    if (!direct.isEmpty()) {
      paragraph("measures.direct");
      sheet.items(direct);
    }
    paragraph("suspected.now");
    heading("ready");
    paragraph("suspected.ready");
    paragraph("suspected.term");
    heading("questions");
    questions();
  }

  private void optionsIfStated(String key, Fact fact) {
    if (!facts.chosen(fact).isEmpty()) {
      item(key, options(fact));
    }
  }

  /** How large the risk is stays open in every suspicion. */
  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    missing.add(say("suspected.not.risk"));
    if (notice.establishedAt() == null) {
      missing.add(say("suspected.not.established"));
    }
    missing(missing, "summary", Fact.SUMMARY);
    if (timeIsUnknown() || facts.find(Fact.OCCURRED_FROM).isEmpty()) {
      missing.add(say("suspected.not.when"));
    }
    missing(missing, "cause", Fact.CAUSE);
    missing(missing, "data", Fact.DATA_KINDS);
    missing(missing, "people", Fact.PEOPLE_CATEGORIES);
    missing(missing, "number", Fact.PEOPLE);
    missing(missing, "consequences", Fact.CONSEQUENCES);
    return missing;
  }

  private void missing(List<String> missing, String key, Fact fact) {
    if (facts.find(fact).isEmpty()) {
      missing.add(say("suspected.not." + key));
    }
  }

  private void intention() {
    boolean counted = notice.schoolsHit() > 1;
    paragraph(
        counted ? "joint.open" : "joint.open.uncounted",
        Map.of("number", notice.incidentNumber(), "count", words.number(notice.schoolsHit())));
    heading("why");
    paragraph("joint.duty");
    sheet.items(List.of(say("joint.equal"), say("joint.consulted"), say("joint.told")));
    paragraph("joint.this");
    heading("content");
    summary();
    item("kinds", options(Fact.DATA_KINDS));
    item("special", options(Fact.SPECIAL_CATEGORIES));
    people();
    heading("answer");
    Instant before = notice.answerBefore();
    if (before == null) {
      paragraph("joint.soon");
    } else {
      paragraph("joint.before", Map.of("moment", wording.moment(before)));
    }
    paragraph("joint.how");
    sheet.items(List.of(say("joint.agree"), say("joint.object"), say("joint.silent")));
    paragraph("joint.yours");
    heading("questions");
    questions();
  }

  private String options(Fact fact) {
    Set<String> chosen = facts.chosen(fact);
    if (chosen.isEmpty()) {
      return say("unknown");
    }
    return chosen.equals(Set.of(Fact.NONE)) && fact != Fact.DATA_KINDS
        ? say("none")
        : words.options(fact, chosen);
  }

  private String lines(Fact fact) {
    return facts.find(fact).orElse(null) instanceof Value.Lines(List<String> lines)
        ? words.list(lines)
        : say("unknown");
  }

  private String range(Fact fact) {
    return facts.find(fact).orElse(null) instanceof Value.Range range
        ? words.range(range)
        : say("unknown");
  }

  private String moment(Fact fact) {
    return facts.find(fact).orElse(null) instanceof Value.Moment(Instant at)
        ? wording.moment(at)
        : say("unknown");
  }

  private String moment(@Nullable Instant at) {
    return at == null ? say("unknown") : wording.moment(at);
  }

  private @Nullable String entered(Fact fact) {
    return facts.find(fact).orElse(null) instanceof Value.Text(String text) ? text : null;
  }

  private void heading(String key) {
    sheet.heading(say("heading." + key));
  }

  private void item(String key, String value) {
    sheet.item(say("item." + key, Map.of("value", value)));
  }

  private void paragraph(String key) {
    paragraph(key, Map.of());
  }

  private void paragraph(String key, Map<String, String> blanks) {
    sheet.paragraph(say(key, blanks));
  }

  private String say(String key) {
    return say(key, Map.of());
  }

  /** The last notice says of many things how they ended, where others say how they stand. */
  private String say(String key, Map<String, String> blanks) {
    String last = key + ".closing";
    return phrases.say(closing && phrases.has(last) ? last : key, blanks);
  }
}
