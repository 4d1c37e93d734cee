package nl.lekdicht.judgement;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.AssessmentDecider;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** States the facts and measures of incidents. Each method is one transaction. */
@Singleton
final class Statements {
  /** What an agreement proposes, once it is not stated. */
  private static final List<Fact> PROPOSED =
      List.of(Fact.DATA_KINDS, Fact.SPECIAL_CATEGORIES, Fact.PEOPLE_CATEGORIES);

  private final Desk desk;
  private final Changes changes;
  private final Dossiers dossiers;
  private final SchoolDirectory schools;

  Statements(Desk desk, Changes changes, Dossiers dossiers, SchoolDirectory schools) {
    this.desk = desk;
    this.changes = changes;
    this.dossiers = dossiers;
    this.schools = schools;
  }

  /**
   * @param school only this one; null for all
   * @param after the code of the school that the page before ended with; null for the first
   */
  Optional<FactsView> find(
      Viewer viewer, UUID incidentId, @Nullable String school, @Nullable String after, int limit) {
    return desk.look(
        viewer, _ -> dossiers.find(incidentId).map(dossier -> view(dossier, school, after, limit)));
  }

  private FactsView view(
      Dossier dossier, @Nullable String school, @Nullable String after, int limit) {
    Incident incident = dossier.incident();
    Assessment assessment = incident.assessment();
    List<String> found =
        new TreeSet<>(incident.schools().keySet())
            .stream()
                .filter(brin -> school == null || school.equals(brin))
                .filter(brin -> after == null || brin.compareTo(after) > 0)
                .filter(brin -> differs(assessment, brin))
                .limit(limit + 1L)
                .toList();
    List<String> brins = found.subList(0, Math.min(limit, found.size()));
    Map<String, SchoolFile> files = schools.files(brins);
    Map<String, String> names = schools.names(brins);
    return new FactsView(
        FactsView.of(assessment.facts(), dossier.names()),
        brins.stream()
            .map(brin ->
                new FactsView.OfSchoolView(
                    brin,
                    names.getOrDefault(brin, ""),
                    FactsView.of(ofSchool(assessment, brin), dossier.names()),
                    proposed(assessment.of(brin), files.get(brin))))
            .toList(),
        found.size() > limit ? Query.cursor(brins.getLast()) : null);
  }

  private static boolean differs(Assessment assessment, String brin) {
    Facts known = assessment.of(brin);
    return !ofSchool(assessment, brin).stated().isEmpty()
        || PROPOSED.stream().anyMatch(fact -> known.find(fact).isEmpty());
  }

  private static Facts ofSchool(Assessment assessment, String brin) {
    return assessment.ofSchools().getOrDefault(brin, Facts.NONE);
  }

  private static FactsView.@Nullable ProposedView proposed(Facts known, @Nullable SchoolFile file) {
    if (file == null) {
      return null;
    }
    var proposed =
        new FactsView.ProposedView(
            unlessStated(known, Fact.DATA_KINDS, file.dataKinds()),
            unlessStated(known, Fact.SPECIAL_CATEGORIES, file.specialCategories()),
            unlessStated(known, Fact.PEOPLE_CATEGORIES, file.peopleCategories()));
    return proposed.isEmpty() ? null : proposed;
  }

  private static Set<String> unlessStated(Facts known, Fact fact, Set<String> agreed) {
    return known.find(fact).isPresent() ? Set.of() : agreed;
  }

  /**
   * States facts of the incident or of one school.
   *
   * @param brin null for the incident
   */
  Reply<StatedFactsView> state(
      Viewer viewer, UUID incidentId, @Nullable String brin, FactValues.Asked asked) {
    return changes.change(
        viewer,
        incidentId,
        null,
        (incident, occasion) -> decide(incident, brin, asked, occasion),
        (dossier, _) -> {
          Assessment assessment = dossier.incident().assessment();
          return new StatedFactsView(
              brin,
              FactsView.of(
                  brin == null ? assessment.facts() : ofSchool(assessment, brin), dossier.names()),
              dossier.incident().entries());
        });
  }

  /** With the faults of what was no value, all are told at once. */
  private static Outcome<IncidentEvent> decide(
      Incident incident, @Nullable String brin, FactValues.Asked asked, Occasion occasion) {
    Outcome<IncidentEvent> outcome =
        AssessmentDecider.state(incident, brin, asked.values(), occasion);
    if (asked.faults().isEmpty()
        || (outcome instanceof Outcome.Refused<IncidentEvent>(Refusal refusal)
            && refusal.nature() == Refusal.Nature.UNKNOWN)) {
      return outcome;
    }
    Stream<Refusal.Invalid> others =
        switch (outcome) {
          case Outcome.Refused<IncidentEvent>(Refusal.Faults(var faults)) -> faults.stream();
          case Outcome.Refused<IncidentEvent>(Refusal.Invalid fault) -> Stream.of(fault);
          case Outcome.Refused<IncidentEvent> _, Outcome.Accepted<IncidentEvent> _ ->
              Stream.empty();
        };
    return Outcome.refused(
        Refusal.Faults.of(Stream.concat(asked.faults().stream(), others).toList()));
  }

  Reply<AssessmentView.MeasureView> add(
      Viewer viewer, UUID incidentId, Inputs.StatedMeasure input, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) ->
            AssessmentDecider.state(
                incident, input.of(TimeOrderedId.at(occasion.at())), true, occasion),
        (dossier, _) -> measure(dossier, newest(dossier)));
  }

  private static UUID newest(Dossier dossier) {
    return dossier.incident().assessment().statedMeasures().getLast().id();
  }

  Reply<AssessmentView.MeasureView> change(
      Viewer viewer, UUID incidentId, UUID measure, Inputs.StatedMeasure input) {
    return changes.change(
        viewer,
        incidentId,
        null,
        (incident, occasion) ->
            AssessmentDecider.state(incident, input.of(measure), false, occasion),
        (dossier, _) -> measure(dossier, measure));
  }

  private static AssessmentView.MeasureView measure(Dossier dossier, UUID id) {
    Assessment.StatedMeasure stated =
        Objects.requireNonNull(dossier.incident().assessment().measures().get(id));
    return AssessmentView.MeasureView.of(stated, dossier.names());
  }
}
