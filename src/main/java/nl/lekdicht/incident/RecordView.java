package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.checklist.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a step.
 *
 * @param entry its number in the journal
 * @param recordedLate done in time, but recorded after the term had passed
 */
@Serdeable
record RecordView(
    int entry,
    StepOutcome outcome,
    @Nullable Instant performedAt,
    Instant recordedAt,
    Person recordedBy,
    @Nullable String description,
    @Nullable String answer,
    @Nullable String reason,
    boolean recordedLate,
    StepRecord.Standing standing) {

  static RecordView of(StepRecord record, @Nullable Instant dueAt, Map<UUID, String> names) {
    boolean late =
        dueAt != null
            && record.performedAt() != null
            && !record.performedAt().isAfter(dueAt)
            && record.recordedAt().isAfter(dueAt);
    return new RecordView(
        record.entry(),
        record.outcome(),
        record.performedAt(),
        record.recordedAt(),
        Person.of(record.recordedBy(), names),
        record.description(),
        record.answer(),
        record.reason(),
        late,
        record.standing());
  }
}
