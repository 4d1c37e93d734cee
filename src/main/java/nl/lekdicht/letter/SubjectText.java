package nl.lekdicht.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/** Words a letter of a school to the people concerned, with all that art. 34(2) AVG asks for. */
final class SubjectText {
  private static final Set<String> THE_CHILD = Set.of("PUPILS", "MINORS", "FORMER_PUPILS");

  private final SubjectFacts letter;
  private final Facts facts;
  private final Phrases phrases;
  private final FactWords words;
  private final Wording wording;
  private final Sheet sheet = new Sheet();

  SubjectText(SubjectFacts letter) {
    this.letter = letter;
    this.facts = letter.facts();
    this.phrases = Phrases.ofPapers(letter.language());
    this.words = FactWords.in(letter.language());
    this.wording = new Wording(Phrases.in(letter.language()));
  }

  String text() {
    paragraph(own("dear"));
    paragraph(own("intro") + about());
    heading("letter.what");
    what();
    heading("letter.data");
    data();
    heading(own("consequences"));
    consequences();
    heading("letter.measures");
    measures();
    heading(own("advice"));
    advice();
    heading(own("questions"));
    questions();
    paragraph("letter.sorry");
    sheet.lines(phrases.say("letter.regards"), letter.school());
    return sheet.text();
  }

  /** Whose data a parent should think of. */
  private String about() {
    if (letter.audience() == SubjectFacts.Audience.PUPILS) {
      return "";
    }
    Set<String> people = facts.chosen(Fact.PEOPLE_CATEGORIES);
    boolean child = people.stream().anyMatch(THE_CHILD::contains);
    boolean self = people.contains("PARENTS");
    if (child == self) {
      return ".both";
    }
    return child ? ".child" : ".self";
  }

  private void what() {
    String summary = entered(Fact.SUMMARY);
    Set<String> kind = facts.chosen(Fact.KIND_OF_INCIDENT);
    if (summary != null) {
      sheet.entered(summary);
    } else if (!kind.isEmpty()) {
      paragraph("letter.what." + kind.iterator().next());
    } else {
      paragraph("letter.what.unknown");
    }
    sheet.paragraph(when() + discovered());
    sheet.paragraph(phrases.say("letter.supplier", "supplier", letter.supplier()));
  }

  private String when() {
    String from = day(Fact.OCCURRED_FROM);
    String to = day(Fact.OCCURRED_TO);
    Set<String> precision = facts.chosen(Fact.OCCURRED_PRECISION);
    boolean unknown = precision.contains("UNKNOWN");
    if (facts.find(Fact.ONGOING).orElse(null) instanceof Value.YesNo(boolean yes) && yes) {
      return from == null || unknown
          ? phrases.say("letter.when.ongoing")
          : phrases.say("letter.when.since", "from", from);
    }
    if (unknown || (from == null && to == null)) {
      return phrases.say("letter.when.unknown");
    }
    if (from == null) {
      return phrases.say("letter.when.until", "to", to == null ? "" : to);
    }
    if (to != null && !to.equals(from)) {
      return phrases.say("letter.when.period", Map.of("from", from, "to", to));
    }
    return phrases.say(
        precision.contains("ESTIMATED") ? "letter.when.estimated" : "letter.when.exact",
        "from",
        from);
  }

  private String discovered() {
    Instant discoveredAt = letter.discoveredAt();
    if (discoveredAt == null) {
      return "";
    }
    String day = wording.day(discoveredAt);
    boolean told = when().contains(day) && day.equals(day(Fact.OCCURRED_FROM));
    return " "
        + (told
            ? phrases.say("letter.discovered.same")
            : phrases.say("letter.discovered", "day", day));
  }

  private void data() {
    Set<String> kinds = new TreeSet<>(facts.chosen(Fact.DATA_KINDS));
    Set<String> special = new TreeSet<>(facts.chosen(Fact.SPECIAL_CATEGORIES));
    boolean none = kinds.remove(Fact.NONE);
    special.remove(Fact.NONE);
    if (kinds.isEmpty() && special.isEmpty()) {
      paragraph(none ? "letter.data.none" : "letter.data.unknown");
      return;
    }
    paragraph("letter.data.these");
    for (String kind : inOrder(Fact.DATA_KINDS, kinds)) {
      sheet.item(words.option(Fact.DATA_KINDS, kind));
    }
    for (String category : inOrder(Fact.SPECIAL_CATEGORIES, special)) {
      sheet.item(phrases.say("letter.special." + category));
    }
    String unintelligible = "letter.unintelligible." + only(Fact.UNINTELLIGIBLE);
    if (phrases.has(unintelligible)) {
      paragraph(unintelligible);
    }
  }

  private void consequences() {
    String consequences = entered(Fact.CONSEQUENCES);
    List<String> harm = inOrder(Fact.HARM, facts.chosen(Fact.HARM));
    if (consequences != null) {
      sheet.entered(consequences);
    } else if (harm.isEmpty()) {
      paragraph(own("consequences.unknown"));
    }
    if (harm.equals(List.of(Fact.NONE))) {
      paragraph("letter.consequences.none");
    } else if (!harm.isEmpty()) {
      paragraph("letter.consequences.can");
      harm.forEach(kind -> sheet.item(phrases.say(own("harm." + kind))));
    }
  }

  private void measures() {
    measures("letter.measures.done", true);
    measures("letter.measures.todo", false);
    if (letter.measures().isEmpty()) {
      sheet.paragraph(phrases.say("letter.measures.unknown", "supplier", letter.supplier()));
    }
  }

  private void measures(String key, boolean done) {
    List<String> some =
        letter.measures().stream()
            .filter(measure -> (measure.doneOn() != null) == done)
            .map(measure -> Wording.withoutStop(measure.description()))
            .toList();
    if (!some.isEmpty()) {
      paragraph(key);
      sheet.items(some);
    }
  }

  private void advice() {
    String advice = entered(Fact.ADVICE_TO_PEOPLE);
    if (advice != null) {
      sheet.entered(advice);
      paragraph("letter.advice.also");
    }
    Set<String> kinds = facts.chosen(Fact.DATA_KINDS);
    Set<String> harm = facts.chosen(Fact.HARM);
    List<String> advised = new ArrayList<>();
    if (kinds.contains("CREDENTIALS")) {
      advised.add("password");
    }
    if (kinds.isEmpty()
        || kinds.contains("CONTACT_DETAILS")
        || kinds.contains("CREDENTIALS")
        || harm.contains("SPAM_OR_PHISHING")) {
      advised.add("phishing");
    }
    if (kinds.contains("BSN")
        || kinds.contains("IDENTITY_DOCUMENT")
        || harm.contains("IDENTITY_FRAUD")) {
      advised.add("identity");
    }
    if (kinds.contains("FINANCIAL") || harm.contains("FINANCIAL_LOSS")) {
      advised.add("bank");
    }
    advised.add("talk");
    advised.forEach(what -> sheet.item(phrases.say(own("advice." + what))));
  }

  private void questions() {
    String contact = letter.contact();
    if (contact == null || contact.isBlank()) {
      paragraph(own("contact.unknown"));
    } else {
      paragraph(own("contact"));
      sheet.entered(contact);
    }
  }

  private static List<String> inOrder(Fact fact, Set<String> chosen) {
    return fact.options().stream().filter(chosen::contains).toList();
  }

  private String only(Fact fact) {
    return String.join("", facts.chosen(fact));
  }

  private @Nullable String day(Fact fact) {
    return facts.find(fact).orElse(null) instanceof Value.Moment(Instant at)
        ? wording.day(at)
        : null;
  }

  private @Nullable String entered(Fact fact) {
    return facts.find(fact).orElse(null) instanceof Value.Text(String text) ? text : null;
  }

  /** The key of what is said to this audience in words of its own. */
  private String own(String key) {
    return "letter." + letter.audience().name().toLowerCase(Locale.ROOT) + "." + key;
  }

  private void heading(String key) {
    sheet.heading(phrases.say(key));
  }

  private void paragraph(String key) {
    sheet.paragraph(phrases.say(key));
  }
}
