package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.incident.FilingRules;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.FourEyes;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** Records that drafts were typed into the authority's form, by whoever did it, and keeps what the authority gave as confirmation. */
@Singleton
final class Filings {
  private final Changes changes;
  private final Acts acts;
  private final PaperStore store;
  private final Kept kept;

  Filings(Changes changes, Acts acts, PaperStore store, Kept kept) {
    this.changes = changes;
    this.acts = acts;
    this.store = store;
    this.kept = kept;
  }

  /**
   * What somebody says of a filing.
   *
   * @param number given by the authority
   * @param filedBy who typed it, where that is another than who says so
   */
  record Said(
      Instant filedAt, String number, @Nullable String lateReason, @Nullable String filedBy) {}

  /**
   * @param brin the school that says so of its own notification; null when the supplier does
   */
  Reply<List<PaperSummary>> file(
      Viewer viewer,
      UUID incidentId,
      @Nullable String brin,
      UUID id,
      Said said,
      @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> decide(incident, brin, id, said, occasion),
        (after, event, occasion) -> {
          if (event instanceof PaperEvent.DraftFiled filed) {
            store.file(id, filed.filedAt());
            store.keepFiling(
                id,
                after.supplier(),
                after.id(),
                filed.filedAt(),
                filed.number(),
                filed.lateReason(),
                filed.filedBy(),
                occasion.actor().account(),
                occasion.at());
            kept.note(after, List.of(id), Kept.Act.FILED, filed.number(), occasion);
          }
        },
        acts::show);
  }

  private Outcome<IncidentEvent> decide(
      Incident incident, @Nullable String brin, UUID id, Said said, Occasion occasion) {
    Optional<PaperRow> found = find(incident.id(), brin, id);
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("paper", id.toString()));
    }
    PaperRow row = found.get();
    if (FourEyes.file(row.paper(), occasion.actor().account(), occasion.at())
        instanceof Outcome.Refused<Paper>(Refusal refusal)) {
      return Outcome.refused(refusal);
    }
    if (brin == null && row.brin() != null && said.filedBy() == null) {
      return Outcome.refused(
          new Refusal.InvalidField(
              "filedBy",
              "must name who filed it: the school notifies the authority itself, and you write down what it says"));
    }
    FilingKind kind = FilingKind.valueOf(Objects.requireNonNull(row.filingKind()));
    return FilingRules.file(
        incident,
        new FilingRules.Proposed(
            id,
            row.digest(),
            row.schools(),
            row.brin() == null,
            kind != FilingKind.NEW,
            kind == FilingKind.WITHDRAWAL,
            said.filedAt(),
            said.number(),
            said.lateReason(),
            said.filedBy()),
        occasion);
  }

  /** A school finds its own that was sent to it, and no other. */
  private Optional<PaperRow> find(UUID incidentId, @Nullable String brin, UUID id) {
    return kept.find(incidentId, List.of(id)).stream()
        .filter(row -> brin == null || (brin.equals(row.brin()) && row.sentAt() != null))
        .findFirst();
  }

  /** A file as it came in. */
  @SuppressWarnings("ArrayRecordComponent") // it is only carried
  record Confirmation(String name, String mediaType, byte[] content) {}

  Reply<List<PaperSummary>> confirm(
      Viewer viewer, UUID incidentId, @Nullable String brin, UUID id, Confirmation confirmation) {
    String digest = Kept.digest(confirmation.content());
    return changes.change(
        viewer,
        incidentId,
        null,
        (incident, _) -> {
          Optional<PaperRow> found = find(incident.id(), brin, id);
          if (found.isEmpty()) {
            return Outcome.refused(new Refusal.Unknown("paper", id.toString()));
          }
          Optional<FilingRow> filing = store.filing(id);
          if (filing.isEmpty()) {
            return Outcome.refused(
                new Refusal.NotNow(
                    "paper-not-filed", "Record first that it was filed; then its confirmation."));
          }
          return filing.get().confirmationDigest() == null
              ? Outcome.accepted(new PaperEvent.ConfirmationKept(id, confirmation.name(), digest))
              : Outcome.refused(
                  new Refusal.NotNow(
                      "confirmation-there", "The confirmation of this filing is kept already."));
        },
        (after, event, occasion) -> {
          if (event instanceof PaperEvent.ConfirmationKept) {
            store.keepConfirmation(
                id,
                after.supplier(),
                confirmation.name(),
                confirmation.mediaType(),
                digest,
                confirmation.content());
            kept.note(after, List.of(id), Kept.Act.CONFIRMED, confirmation.name(), occasion);
          }
        },
        acts::show);
  }
}
