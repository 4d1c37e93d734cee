package nl.lekdicht.paper;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.incident.AlsoKept;

/**
 * Follows an incident's papers through its journal, past the same rules, and compares what is kept of them. Not in the journal, and so not
 * checked, are a paper's language, its audience, which filing it follows and the media type of a confirmation; of a draft for several schools which these are is checked
 * once it is filed.
 */
@Singleton
final class PaperCheck implements AlsoKept {
  /** So many papers are read at once, and so many rows of each at most. */
  private static final int CHUNK = 200;

  private static final int MOST_PER_PAPER = 1_000;

  private final PaperStore store;
  private final FormStore forms;

  PaperCheck(PaperStore store, FormStore forms) {
    this.store = store;
    this.forms = forms;
  }

  @Override
  public List<String> differences(UUID incident, List<Recorded<IncidentEvent>> events) {
    Map<UUID, ToldPaper> told = new HashMap<>();
    List<String> found = new ArrayList<>();
    for (Recorded<IncidentEvent> recorded : events) {
      if (recorded.event() instanceof PaperEvent event) {
        follow(told, incident, recorded, event, found);
      }
    }
    Set<UUID> missing = new HashSet<>(told.keySet());
    Set<String> editions = new HashSet<>();
    List<PaperRow> page;
    UUID after = null;
    do {
      page = store.list(incident, null, null, null, false, after, CHUNK);
      compare(page, told, editions, found);
      for (PaperRow row : page) {
        missing.remove(row.id());
        after = row.id();
      }
    } while (page.size() == CHUNK);
    missing.forEach(id -> found.add("the paper %s of the journal is not kept".formatted(id)));
    for (String digest : editions) {
      boolean fits =
          forms.find(digest).filter(form -> Kept.digest(form.content()).equals(digest)).isPresent();
      if (!fits) {
        found.add("the form that drafts were made with is not kept as it was");
      }
    }
    return found;
  }

  private void compare(
      List<PaperRow> page, Map<UUID, ToldPaper> told, Set<String> editions, List<String> found) {
    if (page.isEmpty()) {
      return;
    }
    String ids = Kept.joined(page.stream().map(PaperRow::id).toList());
    int most = page.size() * MOST_PER_PAPER;
    Map<UUID, List<KeptText>> texts =
        store.keptTexts(ids, most).stream().collect(groupingBy(KeptText::paper));
    Map<UUID, List<KeptAct>> acts =
        store.keptActs(ids, most).stream().collect(groupingBy(KeptAct::paper));
    Map<UUID, FilingRow> filings =
        store.keptFilings(ids, most).stream()
            .collect(toMap(FilingRow::paperId, Function.identity()));
    Map<UUID, String> contents =
        store.textsOf(ids, most).stream().collect(toMap(TextOf::paperId, TextOf::content));
    for (PaperRow row : page) {
      ToldPaper paper = told.get(row.id());
      if (paper == null) {
        found.add("there is a paper %s that the journal does not know".formatted(row.id()));
        continue;
      }
      List<String> differing =
          new ArrayList<>(
              paper.differences(
                  row,
                  texts.getOrDefault(row.id(), List.of()),
                  acts.getOrDefault(row.id(), List.of()),
                  filings.get(row.id())));
      if (row.paperKind() == PaperKind.AP_DRAFT
          && !isOfItsForm(row, contents.getOrDefault(row.id(), ""))) {
        differing.add("form");
      }
      if (row.formDigest() != null) {
        editions.add(row.formDigest());
      }
      differing.forEach(what ->
          found.add(
              "the stored %s of paper %s is not what the journal says".formatted(what, row.id())));
    }
  }

  /** The text of a draft, whose digest the journal has, says itself what it is a draft of. */
  private static boolean isOfItsForm(PaperRow row, String content) {
    try {
      Draft draft = DraftText.parse(content);
      return draft.formDigest().equals(row.formDigest())
          && draft.kind().name().equals(row.filingKind())
          && draft.stage().name().equals(row.stage());
    } catch (IllegalArgumentException noDraft) {
      return false;
    }
  }

  private static void follow(
      Map<UUID, ToldPaper> told,
      UUID incident,
      Recorded<IncidentEvent> entry,
      PaperEvent event,
      List<String> found) {
    switch (event) {
      case PaperEvent.PapersWritten written ->
          written
              .papers()
              .forEach(paper ->
                  told.put(
                      paper.paper(),
                      new ToldPaper(entry, incident, written.kind(), written.authors(), paper)));
      case PaperEvent.PaperRewritten rewritten ->
          with(
              told, rewritten.paper(), found, paper -> paper.rewritten(entry, incident, rewritten));
      case PaperEvent.PapersSubmitted submitted ->
          judged(told, submitted.papers(), found, paper -> paper.submitted(entry, incident));
      case PaperEvent.PapersApproved approved -> {
        for (PaperEvent.Seen seen : approved.papers()) {
          ToldPaper paper = told.get(seen.paper());
          if (paper != null && paper.isBy(entry.by())) {
            found.add("paper %s was approved by one of its authors".formatted(seen.paper()));
          }
        }
        judged(told, approved.papers(), found, paper -> paper.approved(entry, incident));
      }
      case PaperEvent.PapersRejected rejected ->
          judged(
              told,
              rejected.papers(),
              found,
              paper -> paper.rejected(entry, incident, rejected.reason()));
      case PaperEvent.PapersSent sent ->
          sent.papers()
              .forEach(paper ->
                  left(
                      told,
                      paper.paper(),
                      paper.digest(),
                      found,
                      leaving -> leaving.sent(entry, incident)));
      case PaperEvent.DraftFiled filed ->
          left(
              told,
              filed.paper(),
              filed.digest(),
              found,
              leaving -> leaving.filed(entry, incident, filed));
      case PaperEvent.PaperAcknowledged acknowledged ->
          with(
              told,
              acknowledged.paper(),
              found,
              paper -> paper.acknowledged(entry, incident, acknowledged.contact()));
      case PaperEvent.ConfirmationKept kept ->
          with(told, kept.paper(), found, paper -> paper.confirmed(entry, incident, kept));
      case PaperEvent.PaperDropped dropped ->
          with(
              told,
              dropped.paper(),
              found,
              paper -> paper.dropped(entry, incident, dropped.reason()));
    }
  }

  private static void with(
      Map<UUID, ToldPaper> told, UUID id, List<String> found, Consumer<ToldPaper> act) {
    ToldPaper paper = told.get(id);
    if (paper == null) {
      found.add("something was done with paper %s before it was written".formatted(id));
    } else {
      act.accept(paper);
    }
  }

  private static void judged(
      Map<UUID, ToldPaper> told,
      List<PaperEvent.Seen> papers,
      List<String> found,
      Consumer<ToldPaper> act) {
    for (PaperEvent.Seen seen : papers) {
      with(
          told,
          seen.paper(),
          found,
          paper -> {
            if (!paper.digest().equals(seen.digest())) {
              found.add("paper %s was judged in another text than it had".formatted(seen.paper()));
            }
            act.accept(paper);
          });
    }
  }

  private static void left(
      Map<UUID, ToldPaper> told,
      UUID id,
      String digest,
      List<String> found,
      Consumer<ToldPaper> act) {
    with(
        told,
        id,
        found,
        paper -> {
          if (!paper.isApproved() || !paper.digest().equals(digest)) {
            found.add("paper %s left in a text that was not approved".formatted(id));
          }
          act.accept(paper);
        });
  }
}
