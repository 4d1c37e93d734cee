package nl.lekdicht.register;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;

/** Tells how the register shows entries from elsewhere. Within the transaction of the caller. */
@Singleton
public final class ImportedEntries {
  private final ImportedEntryStore store;
  private final RegisterStore register;

  ImportedEntries(ImportedEntryStore store, RegisterStore register) {
    this.store = store;
    this.register = register;
  }

  /**
   * What the register shows otherwise than it was taken over, a sentence each.
   *
   * @param entries of the supplier, as they were taken over
   */
  public List<String> differences(UUID supplier, List<RegisterEntry> entries) {
    List<String> found = new ArrayList<>();
    String ids = Parts.joined(entries.stream().map(RegisterEntry::id).toList());
    Map<UUID, EntryRow> shown = new HashMap<>();
    store.list(ids, entries.size()).forEach(row -> shown.put(row.id(), row));
    Map<UUID, Map<String, SchoolRow>> parts = new HashMap<>();
    // One more than there should be: with any that is too many, another is missing or left over.
    int most = 1 + entries.stream().mapToInt(entry -> entry.schools().size()).sum();
    register
        .parts(ids, null, most)
        .forEach(
            row -> parts.computeIfAbsent(row.entryId(), _ -> new HashMap<>()).put(row.brin(), row));
    for (RegisterEntry entry : entries) {
      if (!EntryRow.of(supplier, entry, "").equals(shown.get(entry.id()))) {
        found.add(
            "the register does not show the imported entry %s as it was taken over"
                .formatted(entry.id()));
      }
      Map<String, SchoolRow> ofEntry = parts.getOrDefault(entry.id(), new HashMap<>());
      for (SchoolPart part : entry.schools()) {
        if (!SchoolRow.of(entry.id(), entry.reportedAt(), part)
            .equals(ofEntry.remove(part.brin()))) {
          found.add(
              "the register does not show school %s of the imported entry %s as it was taken over"
                  .formatted(part.brin(), entry.id()));
        }
      }
      ofEntry.keySet().stream()
          .sorted()
          .forEach(brin ->
              found.add(
                  "the register shows school %s of the imported entry %s, which does not name it"
                      .formatted(brin, entry.id())));
    }
    return found;
  }

  /**
   * Those of these numbers that an entry has which was handled here.
   *
   * @param numbers as a JSON array
   */
  public List<String> handled(String numbers, int atMost) {
    return store.handled(numbers, atMost);
  }
}
