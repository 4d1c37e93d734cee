package nl.lekdicht.core.incident;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments that terms run from or are met by, and that may turn out to have been other than was written down. */
public enum IncidentMoment {
  RECEIVED(null),
  DISCOVERED(null),
  SCHOOL_TOLD(SchoolMoment.SCHOOL_TOLD),
  SCHOOL_FOUND_OUT(SchoolMoment.SCHOOL_FOUND_OUT),
  AP_NOTIFIED(SchoolMoment.AP_NOTIFIED);

  private final @Nullable SchoolMoment ofSchool;

  IncidentMoment(@Nullable SchoolMoment ofSchool) {
    this.ofSchool = ofSchool;
  }

  /** The moment of one school that this is; empty for a moment of the incident as a whole. */
  public Optional<SchoolMoment> findOfSchool() {
    return Optional.ofNullable(ofSchool);
  }
}
