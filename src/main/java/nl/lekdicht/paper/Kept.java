package nl.lekdicht.paper;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.incident.Dossier;
import org.jspecify.annotations.Nullable;

/** Keeps beside the journal what its entries say of papers. Works within the transaction of the caller. */
@Singleton
final class Kept {
  /** So many texts go in with one statement. */
  private static final int CHUNK = 250;

  private static final JsonMapper JSON = new JsonMapper();

  private final PaperStore store;

  Kept(PaperStore store) {
    this.store = store;
  }

  /**
   * A paper that is about to be written.
   *
   * @param brins the schools, for a notification for several; null otherwise
   */
  record Fresh(
      UUID id,
      PaperKind kind,
      int number,
      @Nullable String brin,
      @Nullable List<String> brins,
      String language,
      @Nullable String audience,
      String content,
      String digest,
      @Nullable String formDigest,
      @Nullable String filingKind,
      @Nullable String stage,
      @Nullable UUID previous) {

    /** A notice or a letter. */
    static Fresh prose(
        PaperKind kind,
        int number,
        String brin,
        String language,
        @Nullable String audience,
        String content,
        Instant at) {
      return new Fresh(
          TimeOrderedId.at(at),
          kind,
          number,
          brin,
          null,
          language,
          audience,
          content,
          Kept.digest(content),
          null,
          null,
          null,
          null);
    }

    PaperEvent.Written written() {
      return new PaperEvent.Written(id, brin, number, digest);
    }
  }

  static String digest(String content) {
    return digest(content.getBytes(StandardCharsets.UTF_8));
  }

  static String digest(byte[] content) {
    return Sha256.hex(content);
  }

  static String joined(Collection<?> ids) {
    return ids.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  void write(Dossier after, List<Fresh> papers, Collection<UUID> authors, Occasion occasion) {
    for (int from = 0; from < papers.size(); from += CHUNK) {
      List<Fresh> chunk = papers.subList(from, Math.min(from + CHUNK, papers.size()));
      store.write(after.supplier(), after.id(), rows(chunk), occasion.at());
      store.keepTexts(after.supplier(), texts(chunk), occasion.actor().account(), occasion.at());
    }
    List<UUID> ids = papers.stream().map(Fresh::id).toList();
    store.keepAuthors(after.supplier(), joined(ids), joined(authors));
    note(after, ids, Act.WRITTEN, null, occasion);
  }

  /** What can be done with a paper; the names are stored. */
  enum Act {
    WRITTEN,
    REWRITTEN,
    SUBMITTED,
    APPROVED,
    REJECTED,
    SENT,
    ACKNOWLEDGED,
    FILED,
    CONFIRMED,
    DROPPED
  }

  void note(
      Dossier after, Collection<UUID> ids, Act act, @Nullable String remark, Occasion occasion) {
    store.noteActs(
        after.id(),
        after.incident().entries(),
        joined(ids),
        act.name(),
        occasion.at(),
        occasion.actor().account(),
        remark);
  }

  void rewrite(
      Dossier after,
      PaperEvent.PaperRewritten rewritten,
      Rewordings.Rewording rewording,
      Occasion occasion) {
    UUID id = rewritten.paper();
    ArrayNode rows = JSON.createArrayNode();
    text(rows, id, rewritten.version(), rewritten.digest(), rewording.content());
    // First the approval goes: who gave it may be who writes now.
    store.rewrite(id, rewritten.version(), rewritten.digest());
    store.keepTexts(after.supplier(), rows.toString(), occasion.actor().account(), occasion.at());
    store.keepAuthors(after.supplier(), id.toString(), joined(rewritten.authors()));
    note(after, List.of(id), Act.REWRITTEN, null, occasion);
  }

  private static String rows(List<Fresh> papers) {
    ArrayNode rows = JSON.createArrayNode();
    for (Fresh paper : papers) {
      ObjectNode row = rows.addObject();
      row.put("id", paper.id().toString());
      row.put("kind", paper.kind().name());
      row.put("number", paper.number());
      row.put("brin", paper.brin());
      row.put("brins", paper.brins() == null ? null : String.join(",", paper.brins()));
      row.put("language", paper.language());
      row.put("audience", paper.audience());
      row.put("digest", paper.digest());
      row.put("form_digest", paper.formDigest());
      row.put("filing_kind", paper.filingKind());
      row.put("stage", paper.stage());
      row.put("previous_id", paper.previous() == null ? null : paper.previous().toString());
    }
    return rows.toString();
  }

  private static String texts(List<Fresh> papers) {
    ArrayNode rows = JSON.createArrayNode();
    papers.forEach(paper -> text(rows, paper.id(), 1, paper.digest(), paper.content()));
    return rows.toString();
  }

  private static void text(ArrayNode rows, UUID id, int version, String digest, String content) {
    rows.addObject()
        .put("paper_id", id.toString())
        .put("version", version)
        .put("digest", digest)
        .put("content", content);
  }

  /** Those of these ids that belong to the incident. */
  List<PaperRow> find(UUID incident, List<UUID> ids) {
    return store.findAll(incident, joined(ids), ids.size());
  }
}
