package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;

/** Says what may be put with an incident and how long it stays. A closed incident takes all of it: files turn up late, and holds begin late. */
public final class KeepingRules {
  /** More files than any incident has. */
  public static final int MOST_EVIDENCE = 1_000;

  private KeepingRules() {}

  public static Outcome<IncidentEvent> keep(Incident incident, KeepingEvent.EvidenceKept file) {
    if (incident.keeping().evidence().size() >= MOST_EVIDENCE) {
      return refused(
          new Refusal.NotNow(
              "too-much-evidence",
              "There are %d files with this incident already; put several in one archive."
                  .formatted(MOST_EVIDENCE)));
    }
    if (file.run() != null && !isStepOf(incident, file)) {
      return refused(new Refusal.Unknown("step", String.valueOf(file.step())));
    }
    return accepted(file);
  }

  private static boolean isStepOf(Incident incident, KeepingEvent.EvidenceKept file) {
    IncidentRun run = incident.runs().get(file.run());
    return run != null
        && run.run().checklist().steps().stream().anyMatch(step -> step.id().equals(file.step()));
  }

  public static Outcome<IncidentEvent> hold(Incident incident, KeepingEvent.RetentionHeld held) {
    Keeping.Hold standing = incident.keeping().hold();
    return standing == null
        ? accepted(held)
        : refused(
            new Refusal.NotNow(
                "held-already",
                "This incident is held already, since %s: lift that hold to give another reason."
                    .formatted(standing.at())));
  }

  public static Outcome<IncidentEvent> lift(Incident incident, KeepingEvent.HoldLifted lifted) {
    return incident.keeping().hold() != null
        ? accepted(lifted)
        : refused(new Refusal.NotNow("not-held", "There is no hold on this incident to lift."));
  }
}
