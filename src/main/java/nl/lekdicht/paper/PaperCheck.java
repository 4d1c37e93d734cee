package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.incident.AlsoKept;
import org.jspecify.annotations.Nullable;

/** Follows an incident's papers through its journal, past the same rules, and compares what is kept of them. */
@Singleton
final class PaperCheck implements AlsoKept {
  private final PaperStore store;

  PaperCheck(PaperStore store) {
    this.store = store;
  }

  /** A paper as the journal tells it. */
  private record Told(
      PaperKind kind,
      @Nullable String brin,
      int number,
      Paper.State state,
      int version,
      String digest,
      Set<UUID> authors,
      @Nullable UUID approvedBy) {

    Told become(Paper.State next, @Nullable UUID approver) {
      return new Told(kind, brin, number, next, version, digest, authors, approver);
    }

    Told rewritten(PaperEvent.PaperRewritten event) {
      Set<UUID> all = new HashSet<>(authors);
      all.addAll(event.authors());
      return new Told(
          kind, brin, number, Paper.State.DRAFT, event.version(), event.digest(), all, null);
    }
  }

  @Override
  public List<String> differences(UUID incident, List<Recorded<IncidentEvent>> events) {
    Map<UUID, Told> told = new HashMap<>();
    List<String> found = new ArrayList<>();
    for (Recorded<IncidentEvent> recorded : events) {
      if (recorded.event() instanceof PaperEvent event) {
        follow(told, recorded, event, found);
      }
    }
    Map<UUID, Told> kept = new HashMap<>();
    for (PaperRow row : all(incident)) {
      kept.put(row.id(), of(row));
      String content = store.content(row.id(), row.version()).orElse(null);
      if (content == null || !Kept.digest(content).equals(row.digest())) {
        found.add("the text of paper %s does not fit its digest".formatted(row.id()));
      }
    }
    Set<UUID> ids = new HashSet<>(told.keySet());
    ids.addAll(kept.keySet());
    for (UUID id : ids) {
      if (!Objects.equals(told.get(id), kept.get(id))) {
        found.add("the stored paper %s is not what the journal says".formatted(id));
      }
    }
    return found;
  }

  private List<PaperRow> all(UUID incident) {
    List<PaperRow> rows = new ArrayList<>();
    List<PaperRow> page;
    do {
      UUID after = rows.isEmpty() ? null : rows.getLast().id();
      page = store.list(incident, null, null, null, false, after, Acts.MOST);
      rows.addAll(page);
    } while (page.size() == Acts.MOST);
    return rows;
  }

  private static Told of(PaperRow row) {
    return new Told(
        row.paperKind(),
        row.brin(),
        row.number(),
        Paper.State.valueOf(row.state()),
        row.version(),
        row.digest(),
        row.authorIds(),
        row.approvedBy());
  }

  private static void follow(
      Map<UUID, Told> told,
      Recorded<IncidentEvent> recorded,
      PaperEvent event,
      List<String> found) {
    switch (event) {
      case PaperEvent.PapersWritten written ->
          written
              .papers()
              .forEach(paper ->
                  told.put(
                      paper.paper(),
                      new Told(
                          written.kind(),
                          paper.brin(),
                          paper.number(),
                          Paper.State.DRAFT,
                          1,
                          paper.digest(),
                          Set.copyOf(written.authors()),
                          null)));
      case PaperEvent.PaperRewritten rewritten ->
          told.computeIfPresent(rewritten.paper(), (_, paper) -> paper.rewritten(rewritten));
      case PaperEvent.PapersSubmitted submitted ->
          submitted
              .papers()
              .forEach(seen -> become(told, seen, Paper.State.SUBMITTED, null, found));
      case PaperEvent.PapersApproved approved ->
          approved
              .papers()
              .forEach(seen -> become(told, seen, Paper.State.APPROVED, recorded.by(), found));
      case PaperEvent.PapersRejected rejected ->
          rejected.papers().forEach(seen -> become(told, seen, Paper.State.REJECTED, null, found));
      case PaperEvent.PapersSent sent ->
          sent.papers()
              .forEach(paper -> left(told, paper.paper(), paper.digest(), Paper.State.SENT, found));
      case PaperEvent.DraftFiled filed ->
          left(told, filed.paper(), filed.digest(), Paper.State.FILED, found);
      case PaperEvent.PaperAcknowledged acknowledged ->
          told.computeIfPresent(
              acknowledged.paper(),
              (_, paper) -> paper.become(Paper.State.ACKNOWLEDGED, paper.approvedBy()));
      case PaperEvent.PaperDropped dropped ->
          told.computeIfPresent(
              dropped.paper(), (_, paper) -> paper.become(Paper.State.DROPPED, paper.approvedBy()));
      case PaperEvent.ConfirmationKept _ -> {}
    }
  }

  private static void become(
      Map<UUID, Told> told,
      PaperEvent.Seen seen,
      Paper.State next,
      @Nullable UUID approver,
      List<String> found) {
    told.computeIfPresent(
        seen.paper(),
        (id, paper) -> {
          if (!paper.digest().equals(seen.digest())) {
            found.add("paper %s was judged in another text than it had".formatted(id));
          }
          if (approver != null && paper.authors().contains(approver)) {
            found.add("paper %s was approved by one of its authors".formatted(id));
          }
          return paper.become(next, approver);
        });
  }

  private static void left(
      Map<UUID, Told> told, UUID id, String digest, Paper.State next, List<String> found) {
    told.computeIfPresent(
        id,
        (_, paper) -> {
          if (paper.approvedBy() == null || !paper.digest().equals(digest)) {
            found.add("paper %s left in a text that was not approved".formatted(id));
          }
          return paper.become(next, paper.approvedBy());
        });
  }
}
