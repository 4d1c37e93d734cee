package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** How new papers come to be: all of a batch at once, with one entry in the journal. */
@Singleton
final class Writing {
  private final Changes changes;
  private final Acts acts;
  private final Kept kept;

  Writing(Changes changes, Acts acts, Kept kept) {
    this.changes = changes;
    this.acts = acts;
    this.kept = kept;
  }

  /**
   * Papers of one kind that are about to be written.
   *
   * @param authors whose words stand in them, besides those of who acts
   */
  record Batch(PaperKind kind, Set<UUID> authors, List<Kept.Fresh> papers) {}

  Reply<List<PaperSummary>> write(
      Viewer viewer,
      UUID incidentId,
      @Nullable RequestKey key,
      BiFunction<Incident, Occasion, Outcome<Batch>> compose) {
    AtomicReference<@Nullable Batch> made = new AtomicReference<>();
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) ->
            switch (compose.apply(incident, occasion)) {
              case Outcome.Refused<Batch>(Refusal refusal) -> Outcome.refused(refusal);
              case Outcome.Accepted<Batch>(Batch batch) -> {
                made.set(batch);
                yield Outcome.accepted(written(batch, occasion));
              }
            },
        (after, event, occasion) -> {
          Batch batch = made.get();
          if (event instanceof PaperEvent.PapersWritten written && batch != null) {
            kept.write(after, batch.papers(), written.authors(), occasion);
          }
        },
        acts::show);
  }

  private static PaperEvent.PapersWritten written(Batch batch, Occasion occasion) {
    return new PaperEvent.PapersWritten(
        batch.kind(),
        Stream.concat(batch.authors().stream(), Stream.of(occasion.actor().account()))
            .distinct()
            .sorted()
            .toList(),
        batch.papers().stream().map(Kept.Fresh::written).toList());
  }
}
