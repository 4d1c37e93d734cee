package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Knows what was erased, within the transaction of the caller. */
@Singleton
public final class ErasedEntries {
  private final ErasureStore store;

  ErasedEntries(ErasureStore store) {
    this.store = store;
  }

  /**
   * Does nothing for what never was, or is not the viewer's to know of.
   *
   * @param id of an incident, of an entry of the register, or of a report
   * @throws Erased when it was erased
   */
  public void refuse(UUID id) {
    store
        .find(id)
        .ifPresent(row -> {
          throw new Erased(row.id(), row.number(), row.erasedAt());
        });
  }

  /** Whether what was erased had hit that school. */
  boolean concerned(UUID entry, String brin) {
    return store.findConcerned(entry, brin).isPresent();
  }
}
