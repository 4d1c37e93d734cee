package nl.lekdicht.core.checklist;

import java.time.Duration;
import java.util.List;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/** Steps and checklists for tests, in few words. */
final class SampleChecklist {
  private SampleChecklist() {}

  static BilingualText text(String text) {
    return new BilingualText(text + " (nl)", text);
  }

  static Checklist of(Step... steps) {
    return new Checklist(
        "sample",
        text("Sample <& \"others\">"),
        text("When it\nhappens"),
        "Trial",
        IncidentKind.SECURITY_INCIDENT,
        List.of(),
        List.of(steps),
        List.of());
  }

  static Step step(String id, @Nullable String next) {
    return step(id, false, null, next, null);
  }

  static Step optional(String id, @Nullable String next, Effect... effects) {
    return step(id, true, null, next, null, effects);
  }

  static Step decision(String id, @Nullable String yes, @Nullable String no) {
    List<Step.Answer> answers =
        List.of(
            new Step.Answer("yes", text("Yes"), yes, List.of(new Effect.StartChecklist("other"))),
            new Step.Answer("no", text("No"), no, List.of()));
    return step(id, false, null, null, new Step.Decision(text("Is " + id + " so?"), answers));
  }

  static Step timed(String id, TimeLimit limit, @Nullable String next) {
    Term term = new Term(DeadlineKind.CLOSE_ACCESS, limit, Moment.REPORT, "Trial", null);
    return step(
        id,
        false,
        term,
        next,
        null,
        new Effect.Escalate(Effect.Certainty.POSSIBLE),
        new Effect.OpenApNotification());
  }

  static TimeLimit minutes(int minutes) {
    return new TimeLimit.ClockTime(Duration.ofMinutes(minutes));
  }

  private static Step step(
      String id,
      boolean optional,
      @Nullable Term term,
      @Nullable String next,
      Step.@Nullable Decision decision,
      Effect... effects) {
    return new Step(
        id,
        text("Do " + id),
        text("Help"),
        "Trial",
        Role.INCIDENT_MANAGER,
        optional,
        term,
        next,
        decision,
        List.of(effects));
  }
}
