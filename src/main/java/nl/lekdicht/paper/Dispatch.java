package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.acknowledgement.Link;
import nl.lekdicht.acknowledgement.Links;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.letter.Letters;
import nl.lekdicht.letter.NoticeTexts;
import nl.lekdicht.outbox.Letter;
import nl.lekdicht.outbox.Outbox;
import nl.lekdicht.outbox.Posting;
import nl.lekdicht.outbox.Recipient;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;

/** Puts papers into the post: to every contact that the school's agreement names for notices, each with a link of their own. */
@Singleton
final class Dispatch {
  /** So many mails go in with one statement. */
  private static final int CHUNK = 500;

  private final PaperStore store;
  private final SchoolDirectory schools;
  private final Links links;
  private final NoticeTexts texts;
  private final Letters letters;
  private final Outbox outbox;

  Dispatch(
      PaperStore store,
      SchoolDirectory schools,
      Links links,
      NoticeTexts texts,
      Letters letters,
      Outbox outbox) {
    this.store = store;
    this.schools = schools;
    this.links = links;
    this.texts = texts;
    this.letters = letters;
    this.outbox = outbox;
  }

  /** What keeps papers from being sent, by paper: that nobody at the school can be reached. Within the transaction of the caller. */
  Map<UUID, Refusal> obstacles(List<PaperRow> papers) {
    Map<String, SchoolFile> files = files(papers);
    Map<UUID, Refusal> found = new HashMap<>();
    for (PaperRow paper : papers) {
      SchoolFile file = paper.brin() == null ? null : files.get(paper.brin());
      if (paper.brin() != null && (file == null || file.addressees().isEmpty())) {
        found.put(
            paper.id(),
            new Refusal.NotNow(
                "nobody-to-send-to",
                "%s has no contact of the kinds that its agreement names for notices. Add one to the agreement."
                    .formatted(paper.brin())));
      }
    }
    return found;
  }

  void send(Dossier dossier, List<PaperRow> papers, Occasion occasion) {
    Map<String, SchoolFile> files = files(papers);
    Map<UUID, String> contents = new HashMap<>();
    store
        .textsOf(Kept.joined(papers.stream().map(PaperRow::id).toList()), papers.size())
        .forEach(text -> contents.put(text.paperId(), text.content()));
    List<Piece> pieces = pieces(papers, files);
    List<URI> addresses =
        links.issue(pieces.stream().map(piece -> link(dossier, piece)).toList(), occasion.at());
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      postings.add(posting(dossier, piece, letter(dossier, piece, contents, addresses.get(i))));
    }
    for (int from = 0; from < postings.size(); from += CHUNK) {
      outbox.post(postings.subList(from, Math.min(from + CHUNK, postings.size())), occasion.at());
    }
  }

  /** A paper for one addressee. */
  private record Piece(PaperRow paper, String brin, SchoolFile.Addressee to) {}

  private static List<Piece> pieces(List<PaperRow> papers, Map<String, SchoolFile> files) {
    List<Piece> pieces = new ArrayList<>();
    for (PaperRow paper : papers) {
      String brin = paper.schools().getFirst();
      SchoolFile file = files.get(brin);
      if (file != null) {
        file.addressees().forEach(to -> pieces.add(new Piece(paper, brin, to)));
      }
    }
    return pieces;
  }

  private static Link link(Dossier dossier, Piece piece) {
    return new Link(
        dossier.supplier(),
        dossier.id(),
        piece.paper().id(),
        piece.brin(),
        piece.to().name(),
        piece.to().email(),
        piece.paper().language());
  }

  private Letter letter(Dossier dossier, Piece piece, Map<UUID, String> contents, URI address) {
    PaperRow paper = piece.paper();
    String number = dossier.incident().opened().event().number();
    return paper.paperKind().isNotice()
        ? texts.covering(
            paper.paperKind(),
            paper.number(),
            number,
            paper.language(),
            contents.getOrDefault(paper.id(), ""),
            address)
        : letters.ready(paper.paperKind(), number, address, paper.language());
  }

  private static Posting posting(Dossier dossier, Piece piece, Letter letter) {
    return new Posting(
        dossier.supplier(),
        dossier.id(),
        "paper:" + piece.paper().id(),
        new Recipient(null, piece.to().name(), piece.to().email(), piece.paper().language()),
        letter);
  }

  private Map<String, SchoolFile> files(List<PaperRow> papers) {
    return schools.files(papers.stream().map(PaperRow::brin).flatMap(Stream::ofNullable).toList());
  }
}
