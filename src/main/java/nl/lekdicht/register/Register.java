package nl.lekdicht.register;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.ErasedEntries;
import nl.lekdicht.school.SchoolDirectory;
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

  private static final int LONGEST_QUESTION = 200;
  private static final int AT_ONCE = 1_000;

  /** More than any page of entries has schools. */
  private static final int MOST_PARTS = 10_000_000;

  private final Desk desk;
  private final RegisterStore store;
  private final SchoolDirectory schools;
  private final ErasedEntries erased;

  Register(Desk desk, RegisterStore store, SchoolDirectory schools, ErasedEntries erased) {
    this.erased = erased;
    this.desk = desk;
    this.store = store;
    this.schools = schools;
  }

  /** What the query of a request asks for; its faults are told by {@link Query#done}. */
  public static Filter filterOf(Query query) {
    return new Filter(
        query.text("q", LONGEST_QUESTION),
        query.oneOf("kind", IncidentKind.class),
        query.oneOf("classification", Classification.class),
        query.oneOf("incidentType", Fact.KIND_OF_INCIDENT.options()),
        query.oneOf("state", RegisterEntry.State.class),
        query.oneOf("origin", RegisterEntry.Origin.class),
        query.oneOf("risk", Risk.class),
        query.oneOf("apState", SchoolPart.Told.class),
        query.yesOrNo("sensitive"),
        query.brin("school"),
        query.moment("from"),
        query.moment("to"));
  }

  /**
   * Whole entries of the viewer's supplier, in a short transaction of their own.
   *
   * @param after where the last page ended; null for the first
   */
  public List<RegisterEntry> page(Viewer viewer, Filter filter, @Nullable Place after, int atMost) {
    return desk.look(viewer, _ -> whole(details(filter, null, null, after, atMost), null));
  }

  /**
   * Entries as the school may see them; none when the viewer may not look at that school, and for its own accounts none that is withheld.
   */
  public List<RegisterEntry> pageOfSchool(
      Viewer viewer, String brin, Filter filter, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin)
                ? whole(details(filter, brin, hiddenAt(viewer, occasion), after, atMost), brin)
                : List.of());
  }

  /** What a list shows a school, as {@link #pageOfSchool}; but empty when the viewer may not look at that school. */
  Optional<List<SchoolSummaryView>> listOfSchool(
      Viewer viewer, String brin, Filter filter, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin)
                ? Optional.of(
                    store.partSummaries(
                        FilterText.format(filter),
                        brin,
                        hiddenAt(viewer, occasion),
                        after == null ? null : after.reportedAt(),
                        after == null ? null : after.id(),
                        atMost))
                : Optional.empty());
  }

  /** The whole entry, of the viewer's supplier. */
  public Optional<RegisterEntry> find(Viewer viewer, UUID id) {
    return desk.look(viewer, _ -> viewer.school() == null ? find(id) : Optional.empty());
  }

  /** The whole entry, of the supplier in scope. Within the transaction of the caller. */
  public Optional<RegisterEntry> find(UUID id) {
    return toldWhenErased(
        id, whole(store.detailsOf(id, null, null).stream().toList(), null).stream().findFirst());
  }

  /** The entry as the school may see it. */
  public Optional<RegisterEntry> findOfSchool(Viewer viewer, String brin, UUID id) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin)
                ? toldWhenErased(
                    id,
                    whole(
                            store.detailsOf(id, brin, hiddenAt(viewer, occasion)).stream().toList(),
                            brin)
                        .stream()
                        .findFirst())
                : Optional.empty());
  }

  private <T> Optional<T> toldWhenErased(UUID id, Optional<T> found) {
    if (found.isEmpty()) {
      erased.refuse(id);
    }
    return found;
  }

  /** What a list shows. */
  List<SummaryRow> list(Viewer viewer, Filter filter, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        _ ->
            store.summaries(
                FilterText.format(filter),
                after == null ? null : after.reportedAt(),
                after == null ? null : after.id(),
                atMost));
  }

  /** How many entries there are of each kind, type, state and year. */
  List<CountRow> count(Viewer viewer, Filter filter) {
    return desk.look(viewer, _ -> count(filter, Years.tallied(filter)));
  }

  /**
   * Within the transaction of the caller.
   *
   * @param byTally whether the tally is to tell it, which it can only of what {@link Years#tallied} says
   */
  List<CountRow> count(Filter filter, boolean byTally) {
    return store.count(FilterText.format(filter), byTally);
  }

  private List<DetailsRow> details(
      Filter filter,
      @Nullable String part,
      @Nullable Instant hiddenAt,
      @Nullable Place after,
      int atMost) {
    return store.details(
        FilterText.format(filter),
        part,
        hiddenAt,
        after == null ? null : after.reportedAt(),
        after == null ? null : after.id(),
        atMost);
  }

  /** What is withheld then is not for accounts of a school. The supplier, who looks along, sees it. */
  private static @Nullable Instant hiddenAt(Viewer viewer, Occasion occasion) {
    return viewer.school() == null ? null : occasion.at();
  }

  /**
   * The entries with their schools, in the same order.
   *
   * @param brin the school that they are shown to; null for the supplier
   */
  private List<RegisterEntry> whole(List<DetailsRow> rows, @Nullable String brin) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<SchoolRow> parts =
        store.parts(Parts.joined(rows.stream().map(DetailsRow::id).toList()), brin, MOST_PARTS);
    Map<String, String> names =
        schools.names(parts.stream().map(SchoolRow::brin).distinct().toList());
    Map<UUID, List<SchoolPart>> ofEntry = new HashMap<>();
    parts.forEach(part ->
        ofEntry
            .computeIfAbsent(part.entryId(), _ -> new ArrayList<>())
            .add(RegisterText.parsePart(part.details(), names.getOrDefault(part.brin(), ""))));
    return rows.stream()
        .map(row -> RegisterText.parse(row.details(), ofEntry.getOrDefault(row.id(), List.of())))
        .map(entry -> brin == null ? entry : entry.asSeenBy(brin))
        .toList();
  }

  /**
   * Puts entries from elsewhere into the register of the supplier in scope, in the place of those with the same ids. Within the transaction
   * of the caller.
   */
  public void keepImported(Occasion occasion, UUID supplier, List<RegisterEntry> entries) {
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      keep(supplier, entries.subList(from, Math.min(from + AT_ONCE, entries.size())));
    }
    store.fold();
  }

  private void keep(UUID supplier, List<RegisterEntry> entries) {
    store.save(
        Rows.format(entries.stream().map(entry -> EntryRow.of(supplier, entry, "")).toList()));
    List<SchoolRow> parts =
        entries.stream()
            .flatMap(entry ->
                entry.schools().stream()
                    .map(part -> SchoolRow.of(entry.id(), entry.reportedAt(), part)))
            .toList();
    store.keepSchools(
        Parts.joined(entries.stream().map(RegisterEntry::id).toList()),
        Parts.joined(parts.stream().map(row -> Parts.key(row.entryId(), row.brin())).toList()));
    if (!parts.isEmpty()) {
      store.saveSchools(supplier, Rows.format(parts));
    }
  }
}
