package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** How something is done with papers: with all that are named, or with none; entry and rows in one transaction. */
@Singleton
final class Acts {
  /** More papers than any incident has of a kind. */
  static final int MOST = 20_000;

  private final Changes changes;
  private final PaperStore store;
  private final Kept kept;

  Acts(Changes changes, PaperStore store, Kept kept) {
    this.changes = changes;
    this.store = store;
    this.kept = kept;
  }

  /**
   * What is done with each of several papers, and what becomes of it.
   *
   * @param first why nothing of it can be done now; null when it can
   * @param each what a paper would be; made once for all papers
   * @param keep writes the rows
   */
  record Doing(
      Kept.Act act,
      @Nullable String remark,
      Function<Incident, @Nullable Refusal> first,
      Function<List<PaperRow>, Function<PaperRow, Outcome<Paper>>> each,
      Function<List<PaperRow>, PaperEvent> event,
      Keeping keep) {}

  @FunctionalInterface
  interface Keeping {
    void keep(Dossier after, List<PaperRow> papers, Occasion occasion);
  }

  /** That several papers were refused, each with its reason. */
  record PapersRefused(String code, List<Refusal.Reason> reasons) implements Refusal.Several {
    @Override
    public String sentence() {
      return "Nothing was done: %d of the papers cannot be; see reasons.".formatted(reasons.size());
    }
  }

  private record Begun(Doing doing, List<PaperRow> papers) {}

  /**
   * @param doing what is to be done, at the moment of the occasion
   */
  Reply<List<PaperSummary>> act(
      Viewer viewer,
      UUID incidentId,
      List<UUID> ids,
      @Nullable RequestKey key,
      Function<Occasion, Doing> doing) {
    AtomicReference<@Nullable Begun> begun = new AtomicReference<>();
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> {
          Begun now = new Begun(doing.apply(occasion), kept.find(incidentId, ids));
          begun.set(now);
          Refusal first = now.doing().first().apply(incident);
          return first != null ? Outcome.refused(first) : decide(ids, now);
        },
        (after, event, occasion) -> {
          Begun now = begun.get();
          if (event instanceof PaperEvent && now != null) {
            now.doing().keep().keep(after, now.papers(), occasion);
            kept.note(after, ids, now.doing().act(), now.doing().remark(), occasion);
          }
        },
        this::show);
  }

  private static Outcome<IncidentEvent> decide(List<UUID> ids, Begun begun) {
    if (new HashSet<>(ids).size() < ids.size()) {
      return Outcome.refused(new Refusal.InvalidField("papers", "must name each paper once"));
    }
    Set<UUID> there = begun.papers().stream().map(PaperRow::id).collect(Collectors.toSet());
    for (UUID id : ids) {
      if (!there.contains(id)) {
        return Outcome.refused(new Refusal.Unknown("paper", id.toString()));
      }
    }
    List<Refusal> refusals = new ArrayList<>();
    List<Refusal.Reason> reasons = new ArrayList<>();
    Function<PaperRow, Outcome<Paper>> each = begun.doing().each().apply(begun.papers());
    for (PaperRow row : begun.papers()) {
      if (each.apply(row) instanceof Outcome.Refused<Paper>(Refusal refusal)) {
        refusals.add(refusal);
        reasons.add(new Refusal.Reason(refusal.code(), row.id().toString(), refusal.sentence()));
      }
    }
    return refusals.isEmpty()
        ? Outcome.accepted(begun.doing().event().apply(begun.papers()))
        : Outcome.refused(together(refusals, reasons));
  }

  /** What is not a matter of the papers' state is told as it is; else each paper with its reason. */
  static Refusal together(List<Refusal> refusals, List<Refusal.Reason> reasons) {
    Refusal first = refusals.getFirst();
    if (refusals.size() == 1 || first.nature() != Refusal.Nature.CONFLICT) {
      return first;
    }
    boolean alike = refusals.stream().map(Refusal::code).distinct().count() == 1;
    return new PapersRefused(alike ? first.code() : "papers-refused", reasons);
  }

  /** The papers that the last act up to the dossier's last entry was done with. */
  List<PaperSummary> show(Dossier dossier, Instant at) {
    return store.actedOn(dossier.id(), dossier.incident().entries(), MOST).stream()
        .map(PaperSummary::of)
        .toList();
  }
}
