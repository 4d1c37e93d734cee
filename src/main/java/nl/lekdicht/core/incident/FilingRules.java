package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.checklist.Decider;
import org.jspecify.annotations.Nullable;

/** What may be recorded of a filing with the authority. */
public final class FilingRules {
  private FilingRules() {}

  /**
   * A filing as it is to be recorded.
   *
   * @param further whether it follows an earlier one of the same notification
   */
  public record Proposed(
      UUID paper,
      String digest,
      List<String> brins,
      boolean joint,
      boolean further,
      boolean withdrawal,
      Instant filedAt,
      String number,
      @Nullable String lateReason,
      @Nullable String filedBy) {
    public Proposed {
      brins = List.copyOf(brins);
    }
  }

  /** Late is decided at the first filing: then, and only then, a reason is due (art. 33(1) AVG). */
  public static Outcome<IncidentEvent> file(Incident incident, Proposed filing, Occasion occasion) {
    if (filing.filedAt().isAfter(occasion.at())) {
      return refused(new Refusal.InTheFuture("filedAt", filing.filedAt(), occasion.at()));
    }
    if (filing.filedAt().isBefore(incident.knownFrom())) {
      return refused(
          new Refusal.BeforeDiscovery("filedAt", filing.filedAt(), incident.knownFrom()));
    }
    for (String brin : filing.brins()) {
      Refusal refusal = perSchool(incident, brin, filing);
      if (refusal != null) {
        return refused(refusal);
      }
    }
    String late = filing.further() ? null : late(incident, filing.brins(), filing.filedAt());
    String reason = filing.lateReason();
    if (late != null && reason == null) {
      return refused(
          new Refusal.InvalidField(
              "lateReason", "must be given, because the term was over: " + late));
    }
    if (late == null && reason != null) {
      return refused(
          new Refusal.InvalidField(
              "lateReason", "is for a first filing that is late, which this is not"));
    }
    Refusal tooShort = reason == null ? null : Decider.longEnough("lateReason", reason);
    return tooShort != null
        ? refused(tooShort)
        : accepted(
            new PaperEvent.DraftFiled(
                filing.paper(),
                filing.digest(),
                filing.brins(),
                filing.joint(),
                filing.withdrawal(),
                filing.filedAt(),
                filing.number(),
                reason,
                filing.filedBy()));
  }

  private static @Nullable Refusal perSchool(Incident incident, String brin, Proposed filing) {
    AffectedSchool school = incident.schools().get(brin);
    if (school == null) {
      return new Refusal.NotNow(
          "school-not-affected", "%s is no longer hit by this incident.".formatted(brin));
    }
    Dealings dealings = incident.assessment().dealingsWith(brin);
    if (filing.joint() && !filing.further() && dealings.objects()) {
      return new Refusal.NotNow(
          "school-objects",
          "%s objected to the joint notification after this draft was made. Drop it and make a new one, which leaves that school out."
              .formatted(brin));
    }
    Dealings.Filing before = dealings.filing();
    if (!filing.further()) {
      return school.find(SchoolMoment.AP_NOTIFIED).isPresent()
          ? new Refusal.NotNow(
              "already-filed", "The authority was notified for %s already.".formatted(brin))
          : null;
    }
    if (before == null) {
      return new Refusal.NotNow(
          "nothing-filed", "For %s nothing was filed that this could follow.".formatted(brin));
    }
    if (before.withdrawn()) {
      return new Refusal.NotNow(
          "notification-withdrawn", "The notification for %s was withdrawn.".formatted(brin));
    }
    return before.number().equals(filing.number())
        ? null
        : new Refusal.InvalidField(
            "number",
            "must be that of the notification that this belongs to, which is " + before.number());
  }

  /**
   * Whether the term for a first filing was over for one of these schools at this moment; null when none of them is aware yet, so that no
   * term runs.
   */
  public static @Nullable Boolean isOver(Incident incident, List<String> brins, Instant at) {
    boolean runs =
        brins.stream()
            .map(incident.schools()::get)
            .anyMatch(school -> school != null && school.findAwareness().isPresent());
    return runs ? late(incident, brins, at) != null : null;
  }

  /** Whether the first filing for these schools was judged late; null where it was not judged. */
  public static @Nullable Boolean wasLate(Incident incident, List<String> brins) {
    List<Judgement> judged =
        brins.stream()
            .map(incident.schools()::get)
            .filter(Objects::nonNull)
            .map(AffectedSchool::filed)
            .filter(Objects::nonNull)
            .toList();
    return judged.isEmpty() ? null : judged.contains(Judgement.LATE);
  }

  private static @Nullable String late(Incident incident, List<String> brins, Instant filedAt) {
    for (String brin : brins) {
      AffectedSchool school = incident.schools().get(brin);
      Instant aware = school == null ? null : school.findAwareness().orElse(null);
      if (aware != null) {
        Instant due = aware.plus(Deadlines.apTerm(incident.terms(), aware).length());
        if (filedAt.isAfter(due)) {
          return "%s was aware at %s, so it ended at %s".formatted(brin, aware, due);
        }
      }
    }
    return null;
  }
}
