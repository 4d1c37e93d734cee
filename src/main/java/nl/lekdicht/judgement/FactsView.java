package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.incident.Person;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/**
 * What is stated of an incident, and of its schools a page.
 *
 * @param schools those of which something else is stated, or of whose data something is not known
 */
@Serdeable
record FactsView(
    Map<String, StatedView> facts, List<OfSchoolView> schools, @Nullable String nextCursor) {

  /**
   * @param value as its kind has it in JSON
   * @param entry number of the journal entry that states it
   */
  @Serdeable
  record StatedView(Object value, Person by, Instant at, int entry) {}

  /**
   * @param facts that are others than those of the incident
   * @param proposed what the agreements say of what nobody stated; null when they say nothing, or all is stated
   */
  @Serdeable
  record OfSchoolView(
      String brin, String name, Map<String, StatedView> facts, @Nullable ProposedView proposed) {}

  /** Each empty where it is stated, or the agreements do not say. */
  @Serdeable
  record ProposedView(
      Set<String> dataKinds, Set<String> specialCategories, Set<String> peopleCategories) {
    boolean isEmpty() {
      return dataKinds.isEmpty() && specialCategories.isEmpty() && peopleCategories.isEmpty();
    }
  }

  /** By the names of the facts, in their order. */
  static Map<String, StatedView> of(Facts facts, Map<UUID, String> names) {
    Map<String, StatedView> views = new LinkedHashMap<>();
    facts
        .stated()
        .forEach((fact, stated) ->
            views.put(
                fact.name(),
                new StatedView(
                    ValueJson.of(stated.value()),
                    Person.of(stated.by(), names),
                    stated.at(),
                    stated.entry())));
    return views;
  }
}
