package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.journal.Line;

/** Checks what was erased: that the chain ends as it must, that its certificate fits, and that nothing is left. */
@Singleton
final class ErasureCheck {
  private final ErasureStore store;

  ErasureCheck(ErasureStore store) {
    this.store = store;
  }

  /**
   * Of an incident whose chain itself is sound.
   *
   * @return a sentence for each fault
   */
  List<String> faultsOf(IncidentRow row, List<Line> lines) {
    List<String> found = new ArrayList<>();
    Entry last = lines.getLast().entry();
    lines.stream()
        .map(Line::entry)
        .filter(entry -> entry.number() != last.number() && entry.body() != null)
        .findFirst()
        .ifPresent(
            entry -> found.add("was erased, and entry %d has its body".formatted(entry.number())));
    Optional<ErasureStore.Sealed> seal = store.seal(row.id());
    if (seal.isEmpty()) {
      found.add("was erased, and there is no certificate of it");
    } else if (!fits(seal.get(), row, last)) {
      found.add("was erased, and its last entry does not fit the certificate");
    }
    if (!row.title().isEmpty() || row.reportId() != null || !row.status().equals("CLOSED")) {
      found.add("was erased, and what is stored beside the journal is not");
    }
    store
        .remains(row.id(), seal.map(ErasureStore.Sealed::reportId).orElse(null))
        .forEach(table -> found.add("was erased, and something is left of it in " + table));
    return found;
  }

  private static boolean fits(ErasureStore.Sealed seal, IncidentRow row, Entry last) {
    return last.kind().equals(LastEntry.KIND)
        && last.body() != null
        && last.body().equals(new LastEntry(seal.id(), seal.certificateDigest()).format())
        && last.number() == seal.headNumber() + 1
        && last.previousHash().equals(seal.headHash())
        && last.at().equals(seal.erasedAt())
        && last.at().equals(row.erasedAt());
  }

  /** Incidents that a certificate says were erased, and that were not. */
  List<UUID> notErased(int atMost) {
    return store.notErased(atMost);
  }
}
