package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.Decider;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.incident.PaperRules;
import nl.lekdicht.core.paper.Approver;
import nl.lekdicht.core.paper.FourEyes;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** What is done with papers once they are written: submitted, judged, sent, acknowledged, given up. Each method is one transaction. */
@Singleton
final class Papers {
  private final Acts acts;
  private final PaperStore store;
  private final Eyes eyes;
  private final Dispatch dispatch;

  Papers(Acts acts, PaperStore store, Eyes eyes, Dispatch dispatch) {
    this.acts = acts;
    this.store = store;
    this.eyes = eyes;
    this.dispatch = dispatch;
  }

  Reply<List<PaperSummary>> submit(
      Viewer viewer, UUID incidentId, List<PaperEvent.Seen> seen, @Nullable RequestKey key) {
    Map<UUID, String> digests = digests(seen);
    return acts.act(
        viewer,
        incidentId,
        ids(seen),
        key,
        occasion ->
            new Acts.Doing(
                Kept.Act.SUBMITTED,
                null,
                PaperRules::mayChange,
                _ ->
                    row ->
                        FourEyes.submit(
                            row.paper(),
                            digestOf(digests, row),
                            occasion.actor().account(),
                            occasion.at()),
                _ -> new PaperEvent.PapersSubmitted(seen),
                (_, rows, at) -> store.submit(joined(rows), at.actor().account(), at.at())));
  }

  Reply<List<PaperSummary>> approve(
      Viewer viewer, UUID incidentId, List<PaperEvent.Seen> seen, @Nullable RequestKey key) {
    Map<UUID, String> digests = digests(seen);
    return acts.act(
        viewer,
        incidentId,
        ids(seen),
        key,
        occasion -> {
          Approver approver = eyes.of(viewer, occasion.at());
          return new Acts.Doing(
              Kept.Act.APPROVED,
              null,
              PaperRules::mayChange,
              _ ->
                  row ->
                      FourEyes.approve(
                          row.paper(), digestOf(digests, row), approver, occasion.at()),
              _ -> new PaperEvent.PapersApproved(seen, approver.deputy()),
              (_, rows, at) -> store.approve(joined(rows), at.actor().account(), at.at()));
        });
  }

  Reply<List<PaperSummary>> reject(
      Viewer viewer,
      UUID incidentId,
      List<PaperEvent.Seen> seen,
      String reason,
      @Nullable RequestKey key) {
    Map<UUID, String> digests = digests(seen);
    return acts.act(
        viewer,
        incidentId,
        ids(seen),
        key,
        occasion -> {
          Approver approver = eyes.of(viewer, occasion.at());
          return new Acts.Doing(
              Kept.Act.REJECTED,
              reason,
              incident -> reasoned(incident, reason),
              _ ->
                  row ->
                      FourEyes.reject(
                          row.paper(), digestOf(digests, row), approver, reason, occasion.at()),
              _ -> new PaperEvent.PapersRejected(seen, reason),
              (_, rows, at) -> store.reject(joined(rows), at.actor().account(), at.at(), reason));
        });
  }

  /** Sends approved papers of one kind to their schools; by a notice a school becomes aware. */
  Reply<List<PaperSummary>> send(
      Viewer viewer, UUID incidentId, List<UUID> ids, @Nullable RequestKey key) {
    return acts.act(
        viewer,
        incidentId,
        ids,
        key,
        occasion ->
            new Acts.Doing(
                Kept.Act.SENT,
                null,
                incident -> PaperRules.maySend(incident, occasion),
                papers -> sending(papers, occasion),
                Papers::sent,
                (after, rows, at) -> {
                  store.send(joined(rows), at.at());
                  dispatch.send(after, rows, at);
                }));
  }

  private Function<PaperRow, Outcome<Paper>> sending(List<PaperRow> papers, Occasion occasion) {
    if (papers.stream().map(PaperRow::kind).distinct().count() > 1) {
      return _ -> Outcome.refused(new Refusal.InvalidField("papers", "must all be of one kind"));
    }
    Map<UUID, Refusal> obstacles = dispatch.obstacles(papers);
    return row -> {
      Refusal obstacle = obstacles.get(row.id());
      Outcome<Paper> sent = FourEyes.send(row.paper(), occasion.actor().account(), occasion.at());
      return sent instanceof Outcome.Accepted<Paper> && obstacle != null
          ? Outcome.refused(obstacle)
          : sent;
    };
  }

  private static PaperEvent sent(List<PaperRow> rows) {
    return new PaperEvent.PapersSent(
        rows.getFirst().paperKind(),
        rows.stream()
            .map(row -> new PaperEvent.Sent(row.id(), row.schools().getFirst(), row.digest()))
            .toList());
  }

  Reply<List<PaperSummary>> drop(
      Viewer viewer, UUID incidentId, UUID id, String reason, @Nullable RequestKey key) {
    return acts.act(
        viewer,
        incidentId,
        List.of(id),
        key,
        occasion ->
            new Acts.Doing(
                Kept.Act.DROPPED,
                reason,
                incident -> reasoned(incident, reason),
                _ ->
                    row ->
                        FourEyes.drop(
                            row.paper(), occasion.actor().account(), reason, occasion.at()),
                _ -> new PaperEvent.PaperDropped(id, reason),
                (_, _, at) -> store.drop(id, at.at(), reason)));
  }

  private static @Nullable Refusal reasoned(Incident incident, String reason) {
    Refusal closed = PaperRules.mayChange(incident);
    return closed != null ? closed : Decider.longEnough("reason", reason);
  }

  /** A school says that it received what it was sent. */
  Reply<List<PaperSummary>> acknowledge(
      Viewer viewer, UUID incidentId, String brin, UUID id, @Nullable RequestKey key) {
    return acts.act(
        viewer,
        incidentId,
        List.of(id),
        key,
        occasion ->
            new Acts.Doing(
                Kept.Act.ACKNOWLEDGED,
                null,
                _ -> null,
                _ ->
                    row ->
                        brin.equals(row.brin()) && row.sentAt() != null
                            ? FourEyes.acknowledge(
                                row.paper(), occasion.actor().account(), occasion.at())
                            : Outcome.refused(new Refusal.Unknown("paper", id.toString())),
                _ -> new PaperEvent.PaperAcknowledged(id, brin, null),
                (_, _, at) -> store.acknowledge(id, at.at())));
  }

  private static List<UUID> ids(List<PaperEvent.Seen> seen) {
    return seen.stream().map(PaperEvent.Seen::paper).toList();
  }

  private static Map<UUID, String> digests(List<PaperEvent.Seen> seen) {
    return seen.stream()
        .collect(
            Collectors.toMap(PaperEvent.Seen::paper, PaperEvent.Seen::digest, (first, _) -> first));
  }

  private static String digestOf(Map<UUID, String> digests, PaperRow row) {
    return digests.getOrDefault(row.id(), "");
  }

  private static String joined(List<PaperRow> rows) {
    return Kept.joined(rows.stream().map(PaperRow::id).toList());
  }
}
