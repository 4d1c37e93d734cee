package nl.lekdicht.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.PaperEvent;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** A paper as the journal tells it, entry by entry. */
final class ToldPaper {
  /** What stands in the paper's row, by the name of the column. */
  private final Map<String, @Nullable Object> row = new LinkedHashMap<>();

  private final Set<UUID> authors = new HashSet<>();
  private final List<Text> texts = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();
  private @Nullable Filing filing;
  private String digest;

  record Text(int version, String digest, Instant at, UUID by) {}

  record Act(
      UUID incident,
      int entry,
      Kept.Act act,
      Instant at,
      UUID by,
      String digest,
      @Nullable String note) {}

  /**
   * @param confirmation name and digest of the file; null while there is none
   */
  record Filing(
      Instant filedAt,
      String number,
      @Nullable String lateReason,
      @Nullable String filedBy,
      UUID recordedBy,
      Instant recordedAt,
      @Nullable String confirmation) {}

  ToldPaper(
      Recorded<?> entry,
      UUID incident,
      PaperKind kind,
      List<UUID> writers,
      PaperEvent.Written written) {
    digest = written.digest();
    authors.addAll(writers);
    row.put("kind", kind.name());
    row.put("brin", written.brin());
    row.put("number", written.number());
    row.put("written_at", entry.at());
    write(entry, 1, written.digest());
    done(entry, incident, Kept.Act.WRITTEN, null);
  }

  String digest() {
    return digest;
  }

  boolean isBy(UUID account) {
    return authors.contains(account);
  }

  boolean isApproved() {
    return row.get("approved_by") != null;
  }

  private void write(Recorded<?> entry, int version, String written) {
    digest = written;
    texts.add(new Text(version, written, entry.at(), entry.by()));
    row.put("version", version);
    row.put("digest", written);
    row.put("state", Paper.State.DRAFT.name());
  }

  private void done(Recorded<?> entry, UUID incident, Kept.Act act, @Nullable String note) {
    acts.add(new Act(incident, entry.number(), act, entry.at(), entry.by(), digest, note));
  }

  private void become(Recorded<?> entry, UUID incident, Paper.State state, @Nullable String note) {
    row.put("state", state.name());
    done(entry, incident, Kept.Act.valueOf(state.name()), note);
  }

  void rewritten(Recorded<?> entry, UUID incident, PaperEvent.PaperRewritten event) {
    authors.addAll(event.authors());
    List.of(
            "submitted_at",
            "submitted_by",
            "approved_at",
            "approved_by",
            "rejected_at",
            "rejected_by",
            "reason")
        .forEach(row::remove);
    write(entry, event.version(), event.digest());
    done(entry, incident, Kept.Act.REWRITTEN, null);
  }

  void submitted(Recorded<?> entry, UUID incident) {
    row.put("submitted_at", entry.at());
    row.put("submitted_by", entry.by());
    become(entry, incident, Paper.State.SUBMITTED, null);
  }

  void approved(Recorded<?> entry, UUID incident) {
    row.put("approved_at", entry.at());
    row.put("approved_by", entry.by());
    become(entry, incident, Paper.State.APPROVED, null);
  }

  void rejected(Recorded<?> entry, UUID incident, String reason) {
    row.put("rejected_at", entry.at());
    row.put("rejected_by", entry.by());
    row.put("reason", reason);
    become(entry, incident, Paper.State.REJECTED, reason);
  }

  void sent(Recorded<?> entry, UUID incident) {
    row.put("sent_at", entry.at());
    become(entry, incident, Paper.State.SENT, null);
  }

  void acknowledged(Recorded<?> entry, UUID incident, @Nullable String contact) {
    row.put("acknowledged_at", entry.at());
    become(entry, incident, Paper.State.ACKNOWLEDGED, contact);
  }

  void filed(Recorded<?> entry, UUID incident, PaperEvent.DraftFiled event) {
    row.put("filed_at", event.filedAt());
    row.put("schools", Set.copyOf(event.brins()));
    filing =
        new Filing(
            event.filedAt(),
            event.number(),
            event.lateReason(),
            event.filedBy(),
            entry.by(),
            entry.at(),
            null);
    become(entry, incident, Paper.State.FILED, event.number());
  }

  void confirmed(Recorded<?> entry, UUID incident, PaperEvent.ConfirmationKept event) {
    Filing before = filing;
    if (before == null) {
      throw new IllegalArgumentException("a confirmation of what was not filed");
    }
    filing =
        new Filing(
            before.filedAt(),
            before.number(),
            before.lateReason(),
            before.filedBy(),
            before.recordedBy(),
            before.recordedAt(),
            confirmation(event.name(), event.digest()));
    done(entry, incident, Kept.Act.CONFIRMED, event.name());
  }

  void dropped(Recorded<?> entry, UUID incident, String reason) {
    row.remove("rejected_at");
    row.remove("rejected_by");
    row.put("dropped_at", entry.at());
    row.put("reason", reason);
    become(entry, incident, Paper.State.DROPPED, reason);
  }

  /** The names of the columns, and of the tables, that hold something else. */
  List<String> differences(
      PaperRow kept, List<KeptText> keptTexts, List<KeptAct> keptActs, @Nullable FilingRow filed) {
    List<String> found = new ArrayList<>();
    columns(kept, row.containsKey("schools"))
        .forEach((column, value) -> {
          if (!Objects.equals(value, row.get(column))) {
            found.add(column);
          }
        });
    if (!kept.authorIds().equals(authors)) {
      found.add("authors");
    }
    Set<Text> standing = new HashSet<>();
    keptTexts.forEach(text ->
        standing.add(
            new Text(text.version(), text.computed(), text.writtenAt(), text.writtenBy())));
    boolean fit = keptTexts.stream().allMatch(text -> text.computed().equals(text.digest()));
    if (!fit || !standing.equals(Set.copyOf(texts))) {
      found.add("text");
    }
    Set<Act> done = new HashSet<>();
    keptActs.forEach(act -> done.add(act(act)));
    if (!done.equals(Set.copyOf(acts))) {
      found.add("acts");
    }
    if (!Objects.equals(filed == null ? null : filing(filed), filing)) {
      found.add("filing");
    }
    return found;
  }

  private static Map<String, @Nullable Object> columns(PaperRow kept, boolean withSchools) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("kind", kept.kind());
    columns.put("brin", kept.brin());
    columns.put("number", kept.number());
    columns.put("state", kept.state());
    columns.put("version", kept.version());
    columns.put("digest", kept.digest());
    columns.put("written_at", kept.writtenAt());
    columns.put("submitted_at", kept.submittedAt());
    columns.put("submitted_by", kept.submittedBy());
    columns.put("approved_at", kept.approvedAt());
    columns.put("approved_by", kept.approvedBy());
    columns.put("rejected_at", kept.rejectedAt());
    columns.put("rejected_by", kept.rejectedBy());
    columns.put("reason", kept.reason());
    columns.put("sent_at", kept.sentAt());
    columns.put("filed_at", kept.filedAt());
    columns.put("acknowledged_at", kept.acknowledgedAt());
    columns.put("dropped_at", kept.droppedAt());
    if (withSchools) {
      columns.put("schools", Set.copyOf(kept.schools()));
    }
    return columns;
  }

  private static Act act(KeptAct kept) {
    return new Act(
        kept.incident(),
        kept.entry(),
        Kept.Act.valueOf(kept.act()),
        kept.at(),
        kept.actor(),
        kept.digest(),
        kept.note());
  }

  private static Filing filing(FilingRow kept) {
    return new Filing(
        kept.filedAt(),
        kept.apNumber(),
        kept.lateReason(),
        kept.filedBy(),
        kept.recordedBy(),
        kept.recordedAt(),
        kept.confirmationName() == null || kept.confirmationDigest() == null
            ? null
            : confirmation(kept.confirmationName(), kept.confirmationDigest()));
  }

  private static String confirmation(String name, String digest) {
    return digest + " " + name;
  }
}
