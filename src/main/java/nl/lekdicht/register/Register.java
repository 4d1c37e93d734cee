package nl.lekdicht.register;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** The register as it is read, a page at a time, newest first; and where entries from elsewhere are put into it. */
@Singleton
public final class Register {
  /**
   * What a page is narrowed to; null narrows nothing.
   *
   * @param q words, as people type them into a search box, or the number of an entry
   * @param incidentType an option of {@code KIND_OF_INCIDENT}
   * @param apState of all schools that are hit the most pressing; of a school's part its own
   * @param school a code
   * @param from of the moment of the report, inclusive
   * @param to exclusive
   */
  public record Filter(
      @Nullable String q,
      @Nullable IncidentKind kind,
      @Nullable Classification classification,
      @Nullable String incidentType,
      RegisterEntry.@Nullable State state,
      RegisterEntry.@Nullable Origin origin,
      @Nullable Risk risk,
      SchoolPart.@Nullable Told apState,
      @Nullable Boolean sensitive,
      @Nullable String school,
      @Nullable Instant from,
      @Nullable Instant to) {
    public static final Filter NONE =
        new Filter(null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The place of an entry in the register: newest first. */
  public record Place(Instant reportedAt, UUID id) {}

  /** What the query of a request asks for; its faults are told by {@link Query#done}. */
  public static Filter filterOf(Query query) {
    return Filter.NONE;
  }

  /**
   * Whole entries of the viewer's supplier, in a short transaction of their own.
   *
   * @param after where the last page ended; null for the first
   */
  public List<RegisterEntry> page(
      Viewer viewer, Filter filter, @Nullable Place after, int atMost) {
    return List.of();
  }

  /**
   * Entries as the school may see them; none when the viewer may not look at that school, and for its own accounts none that is withheld.
   */
  public List<RegisterEntry> pageOfSchool(
      Viewer viewer, String brin, Filter filter, @Nullable Place after, int atMost) {
    return List.of();
  }

  /** The whole entry, of the viewer's supplier. */
  public Optional<RegisterEntry> find(Viewer viewer, UUID id) {
    return Optional.empty();
  }

  /**
   * Puts entries from elsewhere into the register of the supplier in scope, in the place of those with the same ids. Within the transaction
   * of the caller.
   */
  public void keepImported(Occasion occasion, UUID supplier, List<RegisterEntry> entries) {
    // not yet
  }
}
