package nl.lekdicht.dossier;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.incident.Keeping;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.evidence.EvidenceContents;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.journal.Journal;
import nl.lekdicht.paper.PaperFiles;
import nl.lekdicht.paper.PaperFiles.Held;
import nl.lekdicht.register.Register;

/** Puts everything of one incident together: what stood there at one moment, read file by file while somebody takes it away. */
@Singleton
final class DossierFiles {
  private final Desk desk;
  private final Dossiers dossiers;
  private final Journal journal;
  private final PaperFiles papers;
  private final EvidenceContents evidence;
  private final Register register;
  private final Summary summary;

  DossierFiles(
      Desk desk,
      Dossiers dossiers,
      Journal journal,
      PaperFiles papers,
      EvidenceContents evidence,
      Register register,
      Summary summary) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.journal = journal;
    this.papers = papers;
    this.evidence = evidence;
    this.register = register;
    this.summary = summary;
  }

  Optional<Snapshot> find(Viewer viewer, UUID incident) {
    return desk.survey(
        viewer,
        occasion ->
            dossiers
                .find(incident)
                .map(dossier ->
                    new Snapshot(
                        dossiers.findNumber(incident).orElseThrow(),
                        dossier,
                        journal.read(incident, dossier.head().number()),
                        papers.list(incident),
                        register.find(incident).orElse(null),
                        occasion.at())));
  }

  /** Everything, in the same order each time. */
  List<Item> of(Viewer viewer, Snapshot all) {
    UUID incident = all.dossier().id();
    List<Item> items = new ArrayList<>();
    for (String page : List.of("controleren.html", "check.html", "check.py")) {
      items.add(Item.whole(page, () -> resource(page)));
    }
    items.add(Item.whole("summary.pdf", () -> summary.pdf(all)));
    items.add(Item.whole("journal.json", () -> RecordJson.journal(all)));
    List<Listed> listed = new ArrayList<>();
    List<Item> files = new ArrayList<>();
    addPapers(viewer, incident, all, listed, files);
    addEvidence(viewer, incident, all, listed, files);
    items.add(Item.whole("index.json", () -> RecordJson.index(listed)));
    items.addAll(files);
    return items;
  }

  private void addPapers(
      Viewer viewer, UUID incident, Snapshot all, List<Listed> listed, List<Item> files) {
    int number = 0;
    for (Held paper : all.papers()) {
      number++;
      String name = nameOf(paper);
      if (paper.filing() == null) {
        String path = Listed.path("papers", number, name);
        add(viewer, paper, path + ".txt", "papers-sent", listed, files);
        if (paper.kind() != PaperKind.AP_DRAFT) {
          files.add(
              Item.whole(
                  path + ".pdf", () -> papers.pdf(viewer, incident, paper.id()).orElseThrow()));
        }
      } else {
        String path = Listed.path("drafts", number, name + "-filed-as-" + paper.filing().number());
        add(viewer, paper, path + ".txt", "draft-filed", listed, files);
        files.add(
            Item.text(path + "-sheet.txt", () -> desk.look(viewer, _ -> papers.sheet(paper))));
        addConfirmation(viewer, paper, paper.filing(), number, listed, files);
      }
    }
  }

  private void addConfirmation(
      Viewer viewer,
      Held paper,
      PaperFiles.Filed filing,
      int number,
      List<Listed> listed,
      List<Item> files) {
    if (filing.confirmation() != null) {
      String path = Listed.path("confirmations", number, filing.confirmation());
      listed.add(
          new Listed(
              path,
              "confirmation-kept",
              paper.id(),
              Objects.requireNonNull(filing.confirmationDigest(), "a file without digest"),
              filing.confirmation(),
              filing.number()));
      files.add(
          Item.whole(
              path,
              () ->
                  desk.<Optional<byte[]>>look(viewer, _ -> papers.findConfirmation(paper.id()))
                      .orElseThrow()));
    }
  }

  private void add(
      Viewer viewer, Held paper, String path, String kind, List<Listed> listed, List<Item> files) {
    listed.add(new Listed(path, kind, paper.id(), paper.digest(), null, nameOf(paper)));
    files.add(Item.text(path, () -> desk.look(viewer, _ -> papers.text(paper))));
  }

  private static String nameOf(Held paper) {
    return "%s-%d-%s-%s%s"
        .formatted(
            paper.kind(),
            paper.number(),
            paper.to() == null ? "joint" : paper.to(),
            paper.language(),
            paper.audience() == null ? "" : "-" + paper.audience());
  }

  private void addEvidence(
      Viewer viewer, UUID incident, Snapshot all, List<Listed> listed, List<Item> files) {
    int number = 0;
    for (Keeping.Evidence kept : all.dossier().incident().keeping().evidence()) {
      KeepingEvent.EvidenceKept file = kept.file();
      String path = Listed.path("evidence", ++number, file.name());
      listed.add(
          new Listed(
              path, "evidence-kept", file.evidence(), file.digest(), file.name(), file.note()));
      files.add(new Item(path, () -> evidence.of(viewer, incident, file.evidence(), file.size())));
    }
  }

  private static byte[] resource(String name) {
    try (InputStream found = DossierFiles.class.getResourceAsStream("/dossier/" + name)) {
      return Objects.requireNonNull(found, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
