package nl.lekdicht.paper;

import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Answer;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.Known;
import nl.lekdicht.core.form.Sources;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Problem;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/** Changes the drafts of notifications: answer by answer, or with what the incident tells now. */
@Singleton
final class DraftAnswers {
  private final Rewordings rewordings;
  private final PaperStore store;
  private final KeptForms forms;
  private final Tellings tellings;

  DraftAnswers(Rewordings rewordings, PaperStore store, KeptForms forms, Tellings tellings) {
    this.rewordings = rewordings;
    this.store = store;
    this.forms = forms;
    this.tellings = tellings;
  }

  /** What a person does with one field. */
  sealed interface Said {
    /** A value as it came in: checked against the field's kind. */
    record Given(JsonNode value) implements Said {}

    record NotYetKnown() implements Said {}

    /** Nothing stands there. */
    record Emptied() implements Said {}

    /** What the incident tells stands there again. */
    record Restored() implements Said {}
  }

  Reply<List<PaperSummary>> answer(
      Viewer viewer,
      UUID incidentId,
      UUID id,
      String seen,
      Map<String, Said> said,
      @Nullable RequestKey key) {
    return rewordings.rewrite(
        viewer,
        incidentId,
        id,
        seen,
        (incident, row, occasion) -> answered(viewer, incident, row, said, occasion),
        key);
  }

  private Outcome<Rewordings.Rewording> answered(
      Viewer viewer, Incident incident, PaperRow row, Map<String, Said> said, Occasion occasion) {
    if (row.paperKind() != PaperKind.AP_DRAFT) {
      return noForm();
    }
    Form form = forms.form(Objects.requireNonNull(row.formDigest()));
    Draft draft = draft(row);
    Known known = null;
    List<Problem.Fault> faults = new ArrayList<>();
    boolean restores = false;
    for (Map.Entry<String, Said> one : said.entrySet()) {
      if (one.getValue() instanceof Said.Restored && known == null) {
        known = telling(viewer, incident, row, occasion);
        restores = true;
      }
      switch (next(form, draft, one.getKey(), one.getValue(), viewer.account(), known)) {
        case Outcome.Accepted<Draft>(Draft next) -> draft = next;
        case Outcome.Refused<Draft>(Refusal refusal) ->
            faults.add(new Problem.Fault("answers." + one.getKey(), refusal.sentence()));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadRequest(faults);
    }
    return Outcome.accepted(
        new Rewordings.Rewording(
            DraftText.format(draft),
            restores ? incident.assessment().authors(Set.copyOf(row.schools())) : Set.of()));
  }

  private static Outcome<Draft> next(
      Form form, Draft draft, String fieldId, Said said, UUID by, @Nullable Known known) {
    return switch (said) {
      case Said.Given(JsonNode given) -> {
        Field field = form.findField(fieldId).orElse(null);
        if (field == null) {
          yield Outcome.refused(new Refusal.Unknown("field", fieldId));
        }
        try {
          yield draft.answered(form, fieldId, ValueJson.read(field.kind(), given), false, by);
        } catch (IllegalArgumentException | DateTimeException e) {
          yield Outcome.refused(new Refusal.InvalidField(fieldId, ValueJson.rule(field.kind())));
        }
      }
      case Said.NotYetKnown _ -> draft.answered(form, fieldId, null, true, by);
      case Said.Emptied _ -> draft.answered(form, fieldId, null, false, by);
      case Said.Restored _ -> draft.restored(form, fieldId, Objects.requireNonNull(known));
    };
  }

  /** With what the incident tells now; what persons typed stays. */
  Reply<List<PaperSummary>> refill(
      Viewer viewer, UUID incidentId, UUID id, String seen, @Nullable RequestKey key) {
    return rewordings.rewrite(
        viewer,
        incidentId,
        id,
        seen,
        (incident, row, occasion) ->
            row.paperKind() == PaperKind.AP_DRAFT
                ? Outcome.accepted(
                    new Rewordings.Rewording(
                        DraftText.format(
                            draft(row)
                                .refilled(
                                    forms.form(Objects.requireNonNull(row.formDigest())),
                                    telling(viewer, incident, row, occasion))),
                        incident.assessment().authors(Set.copyOf(row.schools()))))
                : noForm(),
        key);
  }

  private static Outcome<Rewordings.Rewording> noForm() {
    return Outcome.refused(
        new Refusal.NotNow("paper-is-no-form", "Only a draft for the authority has answers."));
  }

  private Draft draft(PaperRow row) {
    return DraftText.parse(store.content(row.id(), row.version()).orElseThrow());
  }

  private Known telling(Viewer viewer, Incident incident, PaperRow row, Occasion occasion) {
    return tellings.of(
        Objects.requireNonNull(viewer.supplier()),
        incident,
        row,
        reason(draft(row)),
        occasion.at());
  }

  /** Why a notification is withdrawn is told by nobody but the draft itself. */
  private static @Nullable String reason(Draft draft) {
    return draft.answers().values().stream()
        .filter(answer -> Sources.FILING_REASON.equals(answer.source()))
        .map(Answer::value)
        .flatMap(Stream::ofNullable)
        .map(Value::text)
        .findFirst()
        .orElse(null);
  }
}
