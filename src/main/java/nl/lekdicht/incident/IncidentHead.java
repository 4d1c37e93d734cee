package nl.lekdicht.incident;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** Where the journal of an incident ends. */
@MappedEntity("incident")
record IncidentHead(@Id UUID id, UUID supplierId, String headHash) {}
