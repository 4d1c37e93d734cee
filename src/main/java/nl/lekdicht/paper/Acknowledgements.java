package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.acknowledgement.Acknowledging;
import nl.lekdicht.acknowledgement.Link;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.FourEyes;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;

/** What was sent is acknowledged by whoever holds the one-time link that came with it. */
@Singleton
final class Acknowledgements implements Acknowledging {
  private final Changes changes;
  private final Dossiers dossiers;
  private final PaperStore store;
  private final Kept kept;

  Acknowledgements(Changes changes, Dossiers dossiers, PaperStore store, Kept kept) {
    this.changes = changes;
    this.dossiers = dossiers;
    this.store = store;
    this.kept = kept;
  }

  @Override
  public Optional<Sent> find(Occasion watch, Link link) {
    return row(link)
        .flatMap(row ->
            dossiers
                .find(link.incident())
                .map(dossier ->
                    new Sent(dossier.incident().opened().event().number(), row.acknowledgedAt())));
  }

  private Optional<PaperRow> row(Link link) {
    return store
        .find(link.paper())
        .filter(row ->
            row.incidentId().equals(link.incident())
                && link.brin().equals(row.brin())
                && row.sentAt() != null);
  }

  @Override
  public Outcome<Instant> acknowledge(Occasion watch, Link link) {
    Outcome<Dossier> noted =
        changes.note(
            watch,
            link.incident(),
            (_, occasion) -> {
              Optional<PaperRow> row = row(link);
              if (row.isEmpty()) {
                return Outcome.refused(new Refusal.Unknown("paper", link.paper().toString()));
              }
              return switch (FourEyes.acknowledge(row.get().paper(), null, occasion.at())) {
                case Outcome.Refused<Paper>(Refusal refusal) -> Outcome.refused(refusal);
                case Outcome.Accepted<Paper> _ ->
                    Outcome.accepted(
                        new PaperEvent.PaperAcknowledged(
                            link.paper(), link.brin(), link.contactAddress()));
              };
            },
            (after, _, occasion) -> {
              store.acknowledge(link.paper(), occasion.at());
              kept.note(
                  after,
                  List.of(link.paper()),
                  Kept.Act.ACKNOWLEDGED,
                  link.contactAddress(),
                  occasion);
            });
    return switch (noted) {
      case Outcome.Accepted<Dossier> _ -> Outcome.accepted(watch.at());
      case Outcome.Refused<Dossier>(Refusal refusal) ->
          row(link)
              .map(PaperRow::acknowledgedAt)
              .<Outcome<Instant>>map(Outcome::accepted)
              .orElseGet(() -> Outcome.refused(refusal));
    };
  }
}
