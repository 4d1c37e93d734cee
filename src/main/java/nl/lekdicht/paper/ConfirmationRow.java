package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The file that the authority gave as its confirmation. */
@MappedEntity("filing_confirmation")
@SuppressWarnings("ArrayRecordComponent") // it is only carried
record ConfirmationRow(@Id UUID paperId, String name, String mediaType, byte[] content) {}
