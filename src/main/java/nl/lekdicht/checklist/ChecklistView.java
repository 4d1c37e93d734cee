package nl.lekdicht.checklist;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Guarantee;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.Term;
import nl.lekdicht.deadline.Counting;
import nl.lekdicht.library.ChecklistEdition;
import org.jspecify.annotations.Nullable;

/** A whole checklist, as it now stands in the library. */
@Serdeable
record ChecklistView(
    String id,
    BilingualText title,
    BilingualText when,
    String source,
    String digest,
    IncidentKind incidentKind,
    List<ProposalView> proposals,
    List<StepView> steps,
    List<GuaranteeView> guarantees) {

  @Serdeable
  record ProposalView(int rank, Set<Report.What> what, Set<Report.Where> where) {}

  @Serdeable
  record GuaranteeView(
      String id, BilingualText title, Map<String, String> when, List<String> pass) {
    static GuaranteeView of(Guarantee guarantee) {
      return new GuaranteeView(
          guarantee.id(), guarantee.title(), guarantee.when(), guarantee.pass());
    }
  }

  @Serdeable
  record StepView(
      String id,
      int number,
      BilingualText title,
      BilingualText help,
      String source,
      Role role,
      boolean optional,
      @Nullable TermView term,
      @Nullable String next,
      @Nullable BilingualText question,
      List<AnswerView> answers,
      List<EffectView> effects) {
    static StepView of(Checklist checklist, Step step) {
      Step.Decision decision = step.decision();
      return new StepView(
          step.id(),
          checklist.indexOf(step.id()) + 1,
          step.title(),
          step.help(),
          step.source(),
          step.role(),
          step.optional(),
          step.term() == null ? null : TermView.of(step.term()),
          decision == null ? step.next() : null,
          decision == null ? null : decision.question(),
          decision == null ? List.of() : decision.answers().stream().map(AnswerView::of).toList(),
          step.effects().stream().map(EffectView::of).toList());
    }
  }

  @Serdeable
  record TermView(
      DeadlineKind kind,
      String within,
      Counting counting,
      @Nullable String calendar,
      Moment startsFrom,
      String basis,
      @Nullable LocalDate holdsFrom) {
    static TermView of(Term term) {
      return new TermView(
          term.kind(),
          term.limit().length().toString(),
          Counting.of(term.limit()),
          term.limit().calendarId(),
          term.from(),
          term.basis(),
          term.holdsFrom());
    }
  }

  @Serdeable
  record AnswerView(
      String id, BilingualText label, @Nullable String next, List<EffectView> effects) {
    static AnswerView of(Step.Answer answer) {
      return new AnswerView(
          answer.id(),
          answer.label(),
          answer.next(),
          answer.effects().stream().map(EffectView::of).toList());
    }
  }

  enum EffectKind {
    ESCALATE,
    START_CHECKLIST,
    OPEN_AP_NOTIFICATION
  }

  @Serdeable
  record EffectView(
      EffectKind kind, Effect.@Nullable Certainty certainty, @Nullable String checklistId) {
    static EffectView of(Effect effect) {
      return switch (effect) {
        case Effect.Escalate escalate ->
            new EffectView(EffectKind.ESCALATE, escalate.certainty(), null);
        case Effect.StartChecklist start ->
            new EffectView(EffectKind.START_CHECKLIST, null, start.checklistId());
        case Effect.OpenApNotification _ ->
            new EffectView(EffectKind.OPEN_AP_NOTIFICATION, null, null);
      };
    }
  }

  /** A checklist in the list of all. */
  @Serdeable
  record Summary(
      String id,
      BilingualText title,
      BilingualText when,
      String source,
      String digest,
      int stepCount) {
    static Summary of(ChecklistEdition edition) {
      Checklist checklist = edition.checklist();
      return new Summary(
          checklist.id(),
          checklist.title(),
          checklist.when(),
          checklist.source(),
          edition.original().digest(),
          checklist.steps().size());
    }
  }

  static ChecklistView of(ChecklistEdition edition) {
    Checklist checklist = edition.checklist();
    return new ChecklistView(
        checklist.id(),
        checklist.title(),
        checklist.when(),
        checklist.source(),
        edition.original().digest(),
        checklist.incidentKind(),
        checklist.proposals().stream()
            .map(proposal -> new ProposalView(proposal.rank(), proposal.what(), proposal.where()))
            .toList(),
        checklist.steps().stream().map(step -> StepView.of(checklist, step)).toList(),
        checklist.guarantees().stream().map(GuaranteeView::of).toList());
  }
}
