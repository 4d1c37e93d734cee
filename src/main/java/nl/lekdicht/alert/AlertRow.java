package nl.lekdicht.alert;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** An alert that became a report. */
@MappedEntity("alert")
@Introspected
record AlertRow(@Id UUID id, UUID reportId) {}
