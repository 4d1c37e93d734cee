package nl.lekdicht.school;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.database.Viewer;

/** Looks up schools by their codes, within the transaction of the caller. */
@Singleton
public final class SchoolDirectory {
  /** Of a school, as the contract has it; and the contacts of an agreement. */
  private static final int MOST_AGREEMENTS = 50;

  private static final int MOST_CONTACTS = 20;

  private final SchoolDirectoryStore store;

  SchoolDirectory(SchoolDirectoryStore store) {
    this.store = store;
  }

  /** Whether it is the viewer's own school; for a supplier, one that it has or had an agreement with. */
  public boolean mayLookAt(Viewer viewer, String brin) {
    return viewer.school() == null ? !names(List.of(brin)).isEmpty() : brin.equals(viewer.school());
  }

  /** The schools among these that the viewer's supplier has an agreement with now, by code. */
  public Map<String, SchoolEntry> underAgreement(Collection<String> brins) {
    return brins.isEmpty()
        ? Map.of()
        : byCode(store.underAgreement(String.join(",", brins), brins.size()));
  }

  /** The names of these schools, by code, also where the agreement has ended. */
  public Map<String, String> names(Collection<String> brins) {
    Map<String, String> names = new LinkedHashMap<>();
    if (!brins.isEmpty()) {
      byCode(store.everUnderAgreement(String.join(",", brins), brins.size()))
          .forEach((brin, school) -> names.put(brin, school.name()));
    }
    return names;
  }

  /**
   * What papers must know of these schools, by code; of those that the viewer's supplier has an agreement with now. Two statements, for
   * thousands too.
   */
  public Map<String, SchoolFile> files(Collection<String> brins) {
    if (brins.isEmpty()) {
      return Map.of();
    }
    var codes = String.join(",", brins);
    return SchoolFiles.of(
        store.terms(codes, brins.size() * MOST_AGREEMENTS),
        store.reached(codes, brins.size() * MOST_AGREEMENTS * MOST_CONTACTS));
  }

  /** What the supplier is called; empty when the viewer may not see it. */
  public String supplierName(UUID supplier) {
    return store.supplierName(supplier).orElse("");
  }

  private static Map<String, SchoolEntry> byCode(List<SchoolEntry> entries) {
    Map<String, SchoolEntry> found = new LinkedHashMap<>();
    entries.forEach(entry -> found.put(entry.brin(), entry));
    return found;
  }
}
