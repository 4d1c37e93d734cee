package nl.lekdicht.paper;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.form.Stage;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/**
 * A paper in a list.
 *
 * @param number counts the papers of its kind for its school
 * @param school null for a notification for several schools
 * @param schools how many schools it concerns
 * @param digest of the text that stands there now: what is submitted and approved names it
 * @param filing of a draft for the authority; null for others
 */
@Serdeable
record PaperSummary(
    UUID id,
    PaperKind kind,
    int number,
    @Nullable String school,
    int schools,
    String language,
    @Nullable String audience,
    Paper.State state,
    int version,
    String digest,
    @Nullable FilingKind filing,
    @Nullable Stage stage,
    Instant writtenAt,
    @Nullable Instant approvedAt,
    @Nullable Instant sentAt,
    @Nullable Instant filedAt,
    @Nullable Instant acknowledgedAt) {

  static PaperSummary of(PaperRow row) {
    return new PaperSummary(
        row.id(),
        row.paperKind(),
        row.number(),
        row.brin(),
        row.schools().size(),
        row.language(),
        row.audience(),
        Paper.State.valueOf(row.state()),
        row.version(),
        row.digest(),
        row.filingKind() == null ? null : FilingKind.valueOf(row.filingKind()),
        row.stage() == null ? null : Stage.valueOf(row.stage()),
        row.writtenAt(),
        row.approvedAt(),
        row.sentAt(),
        row.filedAt(),
        row.acknowledgedAt());
  }

  static List<PaperSummary> of(List<PaperRow> rows) {
    return rows.stream().map(PaperSummary::of).toList();
  }
}
