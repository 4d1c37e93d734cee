package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** Which papers the state of an incident allows. */
public final class PaperRules {
  private PaperRules() {}

  /**
   * Why a paper of this kind cannot be made for a school now; null when it can.
   *
   * @param alive the kinds of which the school has a paper that was not dropped
   */
  public static @Nullable Refusal mayWrite(
      Incident incident, PaperKind kind, String brin, Set<PaperKind> alive) {
    if (incident.isClosed()) {
      return IncidentDecider.closed(incident);
    }
    AffectedSchool school = incident.schools().get(brin);
    if (school == null) {
      return new Refusal.Unknown("affected-school", brin);
    }
    return switch (kind) {
      case FIRST_NOTICE -> once(kind, brin, alive);
      case SUSPECTED_HIGH_RISK -> null;
      case FOLLOW_UP -> told(kind, school);
      case CLOSING_NOTICE -> {
        Refusal notTold = told(kind, school);
        yield notTold != null ? notTold : once(kind, brin, alive);
      }
      case JOINT_INTENTION -> {
        Refusal noBreach = breach(incident);
        if (noBreach != null) {
          yield noBreach;
        }
        yield school.find(SchoolMoment.AP_NOTIFIED).isPresent()
            ? alreadyFiled(brin)
            : once(kind, brin, alive);
      }
      case AP_DRAFT -> breach(incident);
      case SUBJECT_LETTER -> breach(incident);
    };
  }

  /** When the breach was established: by a step, or by the judgement where that says an earlier moment. */
  public static Optional<Instant> establishedAt(Incident incident) {
    Assessment.ClassificationOnRecord classification = incident.assessment().classification();
    return Stream.concat(
            incident.findEstablishedAt().stream(),
            Stream.ofNullable(classification == null ? null : classification.establishedAt()))
        .min(Comparator.naturalOrder());
  }

  /** A closed incident's papers stay as they are; null while it is open. */
  public static @Nullable Refusal mayChange(Incident incident) {
    return incident.isClosed() ? IncidentDecider.closed(incident) : null;
  }

  private static @Nullable Refusal once(PaperKind kind, String brin, Set<PaperKind> alive) {
    return alive.contains(kind)
        ? new Refusal.NotNow(
            "paper-exists",
            "%s has a %s already. Change that one, or drop it first.".formatted(brin, kind))
        : null;
  }

  private static @Nullable Refusal told(PaperKind kind, AffectedSchool school) {
    return school.find(SchoolMoment.SCHOOL_TOLD).isPresent()
        ? null
        : new Refusal.NotNow(
            "school-not-told",
            "%s was not told yet; a %s comes after a first notice."
                .formatted(school.term().brin(), kind));
  }

  private static @Nullable Refusal breach(Incident incident) {
    return incident.mayBeABreach()
        ? null
        : new Refusal.NotNow(
            "no-breach", "This is judged to be no breach; there is nothing to notify.");
  }

  private static Refusal alreadyFiled(String brin) {
    return new Refusal.NotNow(
        "already-filed", "The authority was notified for %s already.".formatted(brin));
  }

  /** Nothing is sent to schools while communication is withheld; null when it is not. */
  public static @Nullable Refusal maySend(Incident incident, Occasion occasion) {
    if (incident.isClosed()) {
      return IncidentDecider.closed(incident);
    }
    Assessment.Withholding withholding = incident.assessment().withholding();
    return withholding != null && withholding.holdsAt(occasion.at())
        ? new Refusal.NotNow(
            "communication-withheld",
            "Communication is withheld until %s: %s. End that first."
                .formatted(withholding.until(), withholding.reason()))
        : null;
  }

  /**
   * That the supplier may notify the authority for several schools at once (Art. 8.5): for these, those that objected left out.
   *
   * @param lacking what is not on record yet; empty when it may
   */
  public record Joint(List<String> schools, List<String> objecting, List<Refusal.Reason> lacking) {
    public Joint {
      schools = List.copyOf(schools);
      objecting = List.copyOf(objecting);
      lacking = List.copyOf(lacking);
    }
  }

  /** That a joint notification is not open yet, with all that is lacking. */
  public record JointNotOpen(List<Refusal.Reason> reasons) implements Refusal.Several {
    @Override
    public String code() {
      return "joint-filing-not-open";
    }

    @Override
    public String sentence() {
      return "The supplier may notify for several schools only when the conditions of Art. 8.5 are on record; see reasons.";
    }
  }

  public static Joint joint(Incident incident) {
    Assessment assessment = incident.assessment();
    Assessment.EqualMeasure measure = assessment.equalMeasure();
    List<Refusal.Reason> lacking = new ArrayList<>();
    if (measure == null) {
      lacking.add(
          new Refusal.Reason(
              "equal-measure-not-found",
              null,
              "It is not on record that several schools are hit in equal measure."));
      return new Joint(List.of(), List.of(), lacking);
    }
    List<String> candidates =
        measure.brins().stream()
            .map(incident.schools()::get)
            .filter(Objects::nonNull)
            .filter(school -> school.find(SchoolMoment.AP_NOTIFIED).isEmpty())
            .map(school -> school.term().brin())
            .filter(brin -> !assessment.waivesAp(brin))
            .toList();
    List<String> objecting =
        candidates.stream().filter(brin -> assessment.dealingsWith(brin).objects()).toList();
    List<String> schools = new ArrayList<>(candidates);
    schools.removeAll(new HashSet<>(objecting));
    if (schools.size() < 2) {
      lacking.add(
          new Refusal.Reason(
              "too-few-schools",
              null,
              "Fewer than two schools are left for which it could be filed jointly."));
    }
    if (!isConsulted(assessment.consultations(), measure.brins())) {
      lacking.add(
          new Refusal.Reason(
              "nobody-consulted", null, "No consultation with one of these schools is on record."));
    }
    for (String brin : candidates) {
      if (assessment.dealingsWith(brin).intentionSentAt() == null) {
        lacking.add(
            new Refusal.Reason(
                "intention-not-sent",
                brin,
                "%s was not sent the intention to notify jointly.".formatted(brin)));
      }
    }
    return new Joint(schools, objecting, lacking);
  }

  private static boolean isConsulted(
      List<Assessment.Consultation> consultations, Collection<String> brins) {
    return consultations.stream().map(Assessment.Consultation::brin).anyMatch(brins::contains);
  }
}
