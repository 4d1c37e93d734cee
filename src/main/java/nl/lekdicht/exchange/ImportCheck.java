package nl.lekdicht.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.incident.KeptApart;
import nl.lekdicht.register.ImportedEntries;

/** Re-reads all that was taken over: the digest of each line that was not erased, the digest of each import, that none is missing between, and that the register shows
 * each entry as its last version says. */
@Singleton
final class ImportCheck implements KeptApart {
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 500;
  private static final int MOST_FAULTS = 100;

  private final ImportStore store;
  private final ImportedEntries shown;

  ImportCheck(ImportStore store, ImportedEntries shown) {
    this.shown = shown;
    this.store = store;
  }

  @Override
  public List<String> differences() {
    List<String> found = new ArrayList<>();
    UUID supplier = BEFORE_ALL;
    int number = 0;
    String previous = ImportDigest.NOTHING_BEFORE;
    List<ImportRow> page;
    do {
      page = store.listAfter(supplier, number, PAGE);
      for (ImportRow row : page) {
        if (!row.supplierId().equals(supplier)) {
          supplier = row.supplierId();
          number = 0;
          previous = ImportDigest.NOTHING_BEFORE;
        }
        if (row.number() != number + 1) {
          found.add(
              "before import %d of supplier %s one is missing".formatted(row.number(), supplier));
        }
        check(row, previous, found);
        number = row.number();
        previous = row.digest();
      }
    } while (page.size() == PAGE && found.size() < MOST_FAULTS);
    store
        .withoutPrevious(MOST_FAULTS)
        .forEach(id -> found.add("a version of the imported entry %s is missing".formatted(id)));
    store
        .neverTakenOver(MOST_FAULTS)
        .forEach(id ->
            found.add("the imported entry %s in the register was never taken over".formatted(id)));
    compare(found);
    return found;
  }

  /** Compares what the register shows with the last versions. */
  private void compare(List<String> found) {
    UUID after = BEFORE_ALL;
    List<LatestRow> page;
    do {
      page = store.latestAfter(after, PAGE);
      Map<UUID, Chunks> ofSupplier = new LinkedHashMap<>();
      for (LatestRow row : page) {
        after = row.id();
        if (row.content() != null) {
          Chunks chunks =
              ofSupplier.computeIfAbsent(
                  row.supplierId(),
                  supplier ->
                      new Chunks(entries -> found.addAll(shown.differences(supplier, entries))));
          entry(row, row.content())
              .ifPresentOrElse(
                  chunks::add,
                  () -> found.add("the imported entry %s cannot be read".formatted(row.id())));
        }
      }
      ofSupplier.values().forEach(Chunks::end);
    } while (page.size() == PAGE && found.size() < MOST_FAULTS);
  }

  /** Empty where nobody can have taken it over. */
  private static Optional<RegisterEntry> entry(LatestRow row, String content) {
    try {
      return Optional.of(Content.parse(content).entry(row.id(), row.firstAt()));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private void check(ImportRow row, String previous, List<String> found) {
    ImportDigest digest =
        new ImportDigest(
            row.supplierId(),
            row.id(),
            row.number(),
            row.importedAt(),
            row.importedBy(),
            row.fileName(),
            row.fileDigest(),
            row.mapping(),
            row.lines(),
            row.fresh(),
            row.changed(),
            previous);
    int line = 0;
    List<KeptLine> lines;
    do {
      lines = store.lines(row.id(), line, PAGE);
      for (KeptLine kept : lines) {
        if (kept.content() != null
            && kept.salt() != null
            && !ImportDigest.ofLine(kept.salt(), kept.content()).equals(kept.digest())) {
          found.add(
              "row %d of import %s does not say what was taken over"
                  .formatted(kept.line(), row.id()));
        }
        if (kept.content() != null && !says(kept.content(), kept.number())) {
          found.add(
              "row %d of import %s has another number than it says"
                  .formatted(kept.line(), row.id()));
        }
        digest.add(kept.line(), kept.id(), kept.version(), kept.number(), kept.digest());
        line = kept.line();
      }
    } while (lines.size() == PAGE);
    if (!digest.hex().equals(row.digest())) {
      found.add("import %s is not what was taken over".formatted(row.id()));
    }
  }

  private static boolean says(String content, String number) {
    try {
      return Content.parse(content).find(Target.NUMBER).filter(number::equals).isPresent();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
