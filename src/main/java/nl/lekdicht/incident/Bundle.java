package nl.lekdicht.incident;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.core.term.Watched;
import nl.lekdicht.deadline.Claim;
import nl.lekdicht.deadline.DeadlineBoard;
import nl.lekdicht.outbox.Posting;

/** What is to be written of many incidents of one supplier, so that each kind of row goes in with one statement. */
record Bundle(
    UUID supplier,
    List<Entry> entries,
    List<Dossier> heads,
    List<DeadlineBoard.Change> changes,
    List<Claim> claims,
    List<Posting> postings) {
  private static final JsonMapper JSON = new JsonMapper();

  static Bundle of(UUID supplier) {
    return new Bundle(
        supplier,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  void add(Bundle other) {
    entries.addAll(other.entries);
    heads.addAll(other.heads);
    changes.addAll(other.changes);
    claims.addAll(other.claims);
    postings.addAll(other.postings);
  }

  /**
   * Notes how a dossier ends, and what became of its deadlines.
   *
   * @param onBoard as they are stored
   */
  void close(List<Watched> onBoard, Dossier before, Dossier after) {
    if (!after.head().equals(before.head())) {
      heads.add(after);
    }
    changes.add(new DeadlineBoard.Change(after.id(), onBoard, after.deadlines()));
  }

  int late() {
    return (int) claims.stream().filter(Claim::late).count();
  }

  String headRows() {
    ArrayNode rows = JSON.createArrayNode();
    for (Dossier dossier : heads) {
      rows.addObject()
          .put("id", dossier.id().toString())
          .put("head_number", dossier.head().number())
          .put("head_hash", dossier.head().hash());
    }
    return rows.toString();
  }
}
