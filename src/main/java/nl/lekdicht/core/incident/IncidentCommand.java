package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;

/** What somebody wants recorded of an incident as a whole; for its steps see {@code RunCommand}. */
public sealed interface IncidentCommand {
  record ChangeSchools(List<SchoolTerm> schools) implements IncidentCommand {
    public ChangeSchools {
      schools = List.copyOf(schools);
    }
  }

  record RecordSchoolMoment(String brin, SchoolMoment kind, Instant occurredAt, String description)
      implements IncidentCommand {}

  record Close(String note) implements IncidentCommand {}
}
