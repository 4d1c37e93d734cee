package nl.lekdicht.incident;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a run beside the journal. */
@MappedEntity("run")
record RunRow(
    @Id UUID id,
    UUID incidentId,
    String checklistId,
    String checklistDigest,
    String state,
    @Nullable String currentStep) {}
