package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.core.paper.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A paper as it is kept beside the journal.
 *
 * @param brins the schools of a notification for several, with commas between; null otherwise
 * @param authors the ids of their accounts, with commas between
 * @param actor who did what was done with it last; null for a school, which is not told
 */
@MappedEntity("paper")
record PaperRow(
    @Id UUID id,
    UUID incidentId,
    String kind,
    int number,
    @Nullable String brin,
    @Nullable String brins,
    String language,
    @Nullable String audience,
    String state,
    int version,
    String digest,
    @Nullable String formDigest,
    @Nullable String filingKind,
    @Nullable String stage,
    @Nullable UUID previousId,
    Instant writtenAt,
    @Nullable Instant submittedAt,
    @Nullable UUID submittedBy,
    @Nullable Instant approvedAt,
    @Nullable UUID approvedBy,
    @Nullable Instant rejectedAt,
    @Nullable UUID rejectedBy,
    @Nullable String reason,
    @Nullable Instant sentAt,
    @Nullable Instant filedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant droppedAt,
    String authors,
    @Nullable UUID actor) {

  PaperKind paperKind() {
    return PaperKind.valueOf(kind);
  }

  /** The schools that it concerns. */
  List<String> schools() {
    return brin != null
        ? List.of(brin)
        : Arrays.asList(Objects.requireNonNull(brins, "a paper for nobody").split(",", -1));
  }

  Set<UUID> authorIds() {
    return Arrays.stream(authors.split(",", -1))
        .filter(id -> !id.isEmpty())
        .map(UUID::fromString)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Sheet sheet() {
    return new Sheet(id, paperKind(), brin, version, digest, authorIds());
  }

  Paper paper() {
    return switch (Paper.State.valueOf(state)) {
      case DRAFT -> new Paper.InDraft(sheet());
      case SUBMITTED -> new Paper.Submitted(sheet(), there(submittedBy), there(submittedAt));
      case APPROVED -> new Paper.Approved(sheet(), there(approvedBy), there(approvedAt));
      case REJECTED ->
          new Paper.Rejected(sheet(), there(rejectedBy), there(rejectedAt), there(reason));
      case SENT -> new Paper.Sent(sheet(), actor, there(sentAt));
      case FILED -> new Paper.Filed(sheet(), actor, there(filedAt));
      case ACKNOWLEDGED -> new Paper.Acknowledged(sheet(), actor, there(acknowledgedAt));
      case DROPPED ->
          new Paper.Dropped(sheet(), actor, there(droppedAt), reason == null ? "" : reason);
    };
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value, "the database has a constraint on this");
  }
}
