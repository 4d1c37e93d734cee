package nl.lekdicht.dossier;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.incident.Keeping;
import nl.lekdicht.document.Documents;
import nl.lekdicht.document.Part;
import nl.lekdicht.incident.Person;
import nl.lekdicht.journal.Line;
import nl.lekdicht.paper.PaperFiles;
import nl.lekdicht.print.RegisterPrint;
import nl.lekdicht.print.RegisterWords;

/** The first thing to read of a dossier, in Dutch as the register is: its entry, and what is there besides. */
@Singleton
final class Summary {
  private static final String LANGUAGE = "nl";

  /** Longer tables are read in the files beside this one. */
  private static final int MOST_ROWS = 500;

  private final Documents documents;

  Summary(Documents documents) {
    this.documents = documents;
  }

  byte[] pdf(Snapshot all) {
    RegisterWords words = RegisterWords.in(LANGUAGE);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Paragraph(
            "Alles van dit incident, zoals het er stond op %s. Hoe u het nagaat staat in controleren.html."
                .formatted(words.moment(all.at()))));
    if (all.entry() != null) {
      parts.addAll(RegisterPrint.parts(all.entry(), LANGUAGE, all.at()));
    }
    parts.add(new Part.Heading(2, "Wat de deur uit ging"));
    table(
        parts,
        "papers en drafts",
        List.of("Stuk", "Aan", "Verstuurd", "Ontvangst bevestigd", "Nummer bij de AP"),
        all.papers().stream().map(paper -> row(paper, words)).toList());
    parts.add(new Part.Heading(2, "Bewijs"));
    table(
        parts,
        "evidence",
        List.of("Bestand", "Grootte in bytes", "Bewaard", "Door", "SHA-256"),
        all.dossier().incident().keeping().evidence().stream()
            .map(kept -> row(kept, all, words))
            .toList());
    parts.add(new Part.Heading(2, "Logboek"));
    table(
        parts,
        "journal.json",
        List.of("Nummer", "Wanneer", "Wie", "Wat"),
        all.journal().stream().map(line -> row(line, words)).toList());
    parts.add(
        new Part.Paragraph(
            "De hash van de laatste regel, nummer %d, is %s."
                .formatted(all.dossier().head().number(), all.dossier().head().hash())));
    return documents.sheet("Dossier " + all.number(), LANGUAGE, parts);
  }

  private static void table(
      List<Part> parts, String where, List<String> headings, List<List<String>> rows) {
    if (rows.isEmpty()) {
      parts.add(new Part.Paragraph("Niets."));
      return;
    }
    parts.add(new Part.Table("", headings, rows.stream().limit(MOST_ROWS).toList()));
    if (rows.size() > MOST_ROWS) {
      parts.add(
          new Part.Paragraph(
              "Dit zijn de eerste %d van %d; de rest staat in %s."
                  .formatted(MOST_ROWS, rows.size(), where)));
    }
  }

  private static List<String> row(PaperFiles.Held paper, RegisterWords words) {
    return List.of(
        "%s %d".formatted(paper.kind(), paper.number()),
        paper.to() == null ? "meer scholen" : paper.to(),
        paper.sentAt() == null ? "" : words.moment(paper.sentAt()),
        paper.acknowledgedAt() == null ? "" : words.moment(paper.acknowledgedAt()),
        paper.filing() == null ? "" : paper.filing().number());
  }

  private static List<String> row(Keeping.Evidence kept, Snapshot all, RegisterWords words) {
    return List.of(
        kept.file().name(),
        words.number(kept.file().size()),
        words.moment(kept.at()),
        Person.of(kept.by(), all.dossier().names()).name(),
        kept.file().digest());
  }

  private static List<String> row(Line line, RegisterWords words) {
    return List.of(
        Integer.toString(line.entry().number()),
        words.moment(line.entry().at()),
        line.actorName(),
        line.entry().kind());
  }
}
