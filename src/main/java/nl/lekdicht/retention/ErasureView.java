package nl.lekdicht.retention;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/** What was erased, when, by whom and why, with the certificate's words. */
@Serdeable
record ErasureView(
    UUID id,
    UUID entryId,
    RegisterEntry.Origin origin,
    String number,
    Instant reportedAt,
    Instant closedAt,
    Instant dueAt,
    Instant erasedAt,
    Person erasedBy,
    String reason,
    List<String> schools,
    @Nullable Integer headNumber,
    @Nullable String headHash,
    String language,
    String certificate,
    String certificateDigest) {

  static ErasureView of(CertificateStore.Row row) {
    return new ErasureView(
        row.id(),
        row.entryId(),
        RegisterEntry.Origin.valueOf(row.origin()),
        row.number(),
        row.reportedAt(),
        row.closedAt(),
        row.dueAt(),
        row.erasedAt(),
        new Person(row.erasedBy(), row.erasedByName() == null ? "" : row.erasedByName()),
        row.reason(),
        row.schools().isEmpty() ? List.of() : List.of(row.schools().split(",", -1)),
        row.headNumber(),
        row.headHash(),
        row.language(),
        row.certificate(),
        row.certificateDigest());
  }

  /** As one school has it: of no other school, and without who did it and why. */
  @Serdeable
  record OfSchool(
      UUID id,
      UUID entryId,
      String number,
      Instant reportedAt,
      Instant closedAt,
      Instant erasedAt,
      String language,
      String certificate,
      String certificateDigest) {

    static OfSchool of(CertificateStore.SchoolRow row) {
      return new OfSchool(
          row.id(),
          row.entryId(),
          row.number(),
          row.reportedAt(),
          row.closedAt(),
          row.erasedAt(),
          row.language(),
          row.certificate(),
          row.certificateDigest());
    }
  }
}
