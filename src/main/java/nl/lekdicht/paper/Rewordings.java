package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.incident.PaperRules;
import nl.lekdicht.core.paper.FourEyes;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** Changes the text of a paper that has not left yet. */
@Singleton
final class Rewordings {
  private final Changes changes;
  private final Acts acts;
  private final Kept kept;

  Rewordings(Changes changes, Acts acts, Kept kept) {
    this.changes = changes;
    this.acts = acts;
    this.kept = kept;
  }

  /**
   * Another text.
   *
   * @param authors whose words came in, besides those of who acts
   */
  record Rewording(String content, Set<UUID> authors) {}

  /** Makes another text of a paper. */
  @FunctionalInterface
  interface Reword {
    Outcome<Rewording> of(Incident incident, PaperRow row, Occasion occasion);
  }

  /** A person changes the words of a notice or a letter. */
  Reply<List<PaperSummary>> reword(
      Viewer viewer,
      UUID incidentId,
      UUID id,
      String seen,
      String content,
      @Nullable RequestKey key) {
    return rewrite(viewer, incidentId, id, seen, (_, row, _) -> prose(row, content), key);
  }

  private static Outcome<Rewording> prose(PaperRow row, String content) {
    if (row.paperKind() == PaperKind.AP_DRAFT) {
      return Outcome.refused(
          new Refusal.NotNow(
              "paper-is-a-form", "A draft for the authority is changed answer by answer."));
    }
    return content.isBlank()
        ? Outcome.refused(new Refusal.InvalidField("content", "must have words"))
        : Outcome.accepted(new Rewording(content, Set.of()));
  }

  /**
   * @param seen digest of the text that was to be changed
   * @param reword makes the other text
   */
  Reply<List<PaperSummary>> rewrite(
      Viewer viewer,
      UUID incidentId,
      UUID id,
      String seen,
      Reword reword,
      @Nullable RequestKey key) {
    AtomicReference<@Nullable Rewording> made = new AtomicReference<>();
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> decide(incident, id, seen, reword, made, occasion),
        (after, event, occasion) -> {
          Rewording rewording = made.get();
          if (event instanceof PaperEvent.PaperRewritten rewritten && rewording != null) {
            kept.rewrite(after, rewritten, rewording, occasion);
          }
        },
        acts::show);
  }

  private Outcome<IncidentEvent> decide(
      Incident incident,
      UUID id,
      String seen,
      Reword reword,
      AtomicReference<@Nullable Rewording> made,
      Occasion occasion) {
    Refusal closed = PaperRules.mayChange(incident);
    if (closed != null) {
      return Outcome.refused(closed);
    }
    List<PaperRow> rows = kept.find(incident.id(), List.of(id));
    if (rows.isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("paper", id.toString()));
    }
    PaperRow row = rows.getFirst();
    if (!row.digest().equals(seen)) {
      return Outcome.refused(
          new Refusal.NotNow(
              "text-changed",
              "The text is another now than the one you saw. Read it as it stands, and change that."));
    }
    return switch (reword.of(incident, row, occasion)) {
      case Outcome.Refused<Rewording>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Rewording>(Rewording rewording) -> {
        Set<UUID> authors = new HashSet<>(rewording.authors());
        authors.add(occasion.actor().account());
        made.set(new Rewording(rewording.content(), Set.copyOf(authors)));
        yield rewritten(row, Kept.digest(rewording.content()), authors);
      }
    };
  }

  private static Outcome<IncidentEvent> rewritten(PaperRow row, String digest, Set<UUID> authors) {
    return switch (FourEyes.rewrite(row.paper(), digest, authors)) {
      case Outcome.Refused<Paper>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Paper>(Paper paper) ->
          Outcome.accepted(
              new PaperEvent.PaperRewritten(
                  row.id(), paper.sheet().version(), digest, authors.stream().sorted().toList()));
    };
  }
}
