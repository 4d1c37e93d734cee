package nl.lekdicht.evidence;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A piece of a file. */
@MappedEntity("evidence_chunk")
@SuppressWarnings("ArrayRecordComponent") // it is only carried
record ChunkRow(@Id UUID evidenceId, int number, byte[] content) {}
