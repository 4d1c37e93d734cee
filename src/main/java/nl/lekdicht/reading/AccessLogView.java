package nl.lekdicht.reading;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody saw or changed something of a school's.
 *
 * @param incident null for an export of the register, and for an entry that was imported
 * @param entry of the register, where it was imported; null otherwise
 * @param what the part that was read, or the kind of the change; never what stands in it
 */
@Serdeable
record AccessLogView(
    Instant at,
    Deed deed,
    String what,
    @Nullable Incident incident,
    @Nullable UUID entry,
    Who who) {
  enum Deed {
    READ,
    CHANGED
  }

  @Serdeable
  record Incident(UUID id, String number) {}

  /**
   * @param ofSchool whether it was somebody of the school itself
   */
  @Serdeable
  record Who(String name, String organisation, boolean ofSchool) {}

  static AccessLogView of(LogRow row) {
    return new AccessLogView(
        row.at(),
        row.read() ? Deed.READ : Deed.CHANGED,
        row.what(),
        row.incidentId() == null || row.incidentNumber() == null
            ? null
            : new Incident(row.incidentId(), row.incidentNumber()),
        row.entryId(),
        new Who(row.accountName(), row.organisation(), row.ofSchool()));
  }
}
