package nl.lekdicht.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Rung.When;
import org.jspecify.annotations.Nullable;

/** Words a warning: what must have happened by when, how much time there is, and what to do. */
final class Warning {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final WarningFacts facts;
  private final Phrases phrases;
  private final Wording wording;
  private final boolean dutch;
  private final Standing standing;

  /** How the term stands when the warning is given. */
  private enum Standing {
    OPEN,
    /** The time has run out this very minute. */
    NOW,
    LATE
  }

  Warning(WarningFacts facts, String language) {
    this.facts = facts;
    this.phrases = Phrases.in(language);
    this.wording = new Wording(phrases);
    this.dutch = language.equals("nl");
    this.standing = standing(facts);
  }

  private static Standing standing(WarningFacts facts) {
    if (facts.at().isBefore(facts.dueAt())) {
      return Standing.OPEN;
    }
    return facts.at().isBefore(facts.dueAt().plus(MINUTE)) ? Standing.NOW : Standing.LATE;
  }

  String subject() {
    String due = wording.shortMoment(facts.dueAt());
    if (isEscalation()) {
      return phrases.say(
          "subject.escalation",
          Map.of("number", facts.incidentNumber(), "within", wording.length(within()), "due", due));
    }
    String key =
        switch (standing) {
          case OPEN -> "subject.open";
          case NOW -> "subject.now";
          case LATE -> "subject.late";
        };
    return phrases.say(
        key, Map.of("number", facts.incidentNumber(), "what", whatWithReminder(), "due", due));
  }

  /** The mail that tells of an escalation in time to be acknowledged, as opposed to one that reminds of it. */
  private boolean isEscalation() {
    return facts.kind() == DeadlineKind.ESCALATION_ACKNOWLEDGEMENT
        && facts.when().equals(new When.Share(0))
        && facts.reminder() == 0
        && standing == Standing.OPEN;
  }

  /** The whole term when it has only just begun, what is left of it later. */
  private Duration within() {
    Instant from =
        facts.at().isBefore(facts.startedAt().plus(MINUTE)) ? facts.startedAt() : facts.at();
    return Duration.between(from, facts.dueAt());
  }

  private String whatWithReminder() {
    return facts.reminder() == 0
        ? what()
        : phrases.say(
            "what.reminder", Map.of("count", Integer.toString(facts.reminder()), "what", what()));
  }

  private String what() {
    String key = "what." + facts.kind();
    if (!facts.schools().isEmpty() && phrases.has(key + ".schools")) {
      return phrases.say(key + ".schools", "count", Integer.toString(facts.schools().size()));
    }
    String school = facts.school();
    return school != null && phrases.has(key + ".school")
        ? phrases.say(key + ".school", "school", Wording.inSubject(school))
        : phrases.say(key);
  }

  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(must());
    paragraphs.add(time());
    paragraphs.add(phrases.say("basis", "basis", Wording.withoutStop(facts.basis())));
    if (facts.reminder() > 0) {
      paragraphs.add(phrases.say("reminder", "count", Integer.toString(facts.reminder())));
    }
    paragraphs.add(
        facts.heardBefore().isEmpty()
            ? phrases.say("heard.nobody")
            : phrases.say("heard.before", "names", wording.names(facts.heardBefore())));
    String ofAudience = "do.audience." + facts.audience();
    paragraphs.add(phrases.say(phrases.has(ofAudience) ? ofAudience : "do." + facts.kind()));
    paragraphs.add(phrases.say("why." + facts.audience()));
    if (facts.late()) {
      paragraphs.add(late());
    }
    return paragraphs;
  }

  private String must() {
    String tense = standing == Standing.OPEN ? ".open" : ".late";
    String due = wording.moment(facts.dueAt());
    String school = school();
    String key = "must." + facts.kind();
    if (!facts.schools().isEmpty() && phrases.has(key + ".schools" + tense)) {
      return phrases.say(
          key + ".schools" + tense,
          Map.of(
              "number",
              facts.incidentNumber(),
              "due",
              due,
              "count",
              Integer.toString(facts.schools().size()),
              "schools",
              wording.names(facts.schools())));
    }
    String must =
        school != null && phrases.has(key + ".school" + tense)
            ? phrases.say(
                key + ".school" + tense,
                Map.of("number", facts.incidentNumber(), "due", due, "school", school))
            : phrases.say(key + tense, Map.of("number", facts.incidentNumber(), "due", due));
    if (facts.step() == null) {
      return must;
    }
    String step = Wording.oneLine(dutch ? facts.step().nl() : facts.step().en());
    return must + " " + phrases.say("step", "step", step);
  }

  private @Nullable String school() {
    if (facts.school() == null) {
      return null;
    }
    String school = Wording.oneLine(facts.school());
    return facts.brin() == null
        ? school
        : phrases.say("school.brin", Map.of("school", school, "brin", facts.brin()));
  }

  private String time() {
    String started = wording.moment(facts.startedAt());
    return switch (standing) {
      case OPEN ->
          phrases.say(
              "time.open",
              Map.of(
                  "left",
                  wording.length(Duration.between(facts.at(), facts.dueAt())),
                  "started",
                  started));
      case NOW -> phrases.say("time.now", "started", started);
      case LATE ->
          phrases.say(
              "time.late",
              Map.of(
                  "over",
                  wording.length(Duration.between(facts.dueAt(), facts.at())),
                  "started",
                  started));
    };
  }

  private String late() {
    Instant should = shouldHaveCome();
    return should == null
        ? phrases.say("late.unknown")
        : phrases.say("late.since", "moment", wording.moment(should));
  }

  /** Null where the moment does not follow from start and due alone: a share may be one of working hours. */
  private @Nullable Instant shouldHaveCome() {
    if (facts.reminder() > 0) {
      return null;
    }
    return switch (facts.when()) {
      case When.Share(int percent) when percent == 0 -> facts.startedAt();
      case When.Share(int percent) when percent == 100 -> facts.dueAt();
      case When.Share _ -> null;
      case When.AfterDue(Duration delay) -> facts.dueAt().plus(delay);
    };
  }
}
