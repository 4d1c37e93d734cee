package nl.lekdicht.register;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Registering;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.incident.AlsoWritten;
import nl.lekdicht.incident.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the entry of an incident beside its journal. Nothing is written, and nothing read, where what happened does not change the entry;
 * of its schools only the parts that change.
 */
@Singleton
final class Projection implements AlsoWritten {
  private static final int MOST_SCHOOLS = 100_000;

  private final RegisterStore store;

  Projection(RegisterStore store) {
    this.store = store;
  }

  @Override
  public void write(@Nullable Dossier before, Dossier after, Supplier<Report> report) {
    RegisterEntry was =
        before == null ? null : Registering.of(before.incident(), null, before.names());
    RegisterEntry is = Registering.of(after.incident(), null, after.names());
    if (is.equals(was)) {
      return;
    }
    store.save(Rows.format(List.of(row(after, report.get()))));
    List<SchoolPart> changed = changed(was, is);
    if (was == null || was.schools().size() > kept(was, is)) {
      store.keepSchools(
          after.id().toString(),
          Parts.joined(
              is.schools().stream().map(part -> Parts.key(after.id(), part.brin())).toList()));
    }
    if (!changed.isEmpty()) {
      store.saveSchools(after.supplier(), Rows.format(rows(is, changed)));
    }
  }

  private static EntryRow row(Dossier dossier, Report report) {
    return EntryRow.of(
        dossier.supplier(),
        Registering.of(dossier.incident(), report.reporterName(), dossier.names()),
        report.description());
  }

  private static List<SchoolRow> rows(RegisterEntry entry, List<SchoolPart> parts) {
    return parts.stream().map(part -> SchoolRow.of(entry.id(), entry.reportedAt(), part)).toList();
  }

  private static List<SchoolPart> changed(@Nullable RegisterEntry was, RegisterEntry is) {
    if (was == null || !was.reportedAt().equals(is.reportedAt())) {
      return is.schools();
    }
    Map<String, SchoolPart> before = Parts.byCode(was.schools());
    return is.schools().stream().filter(part -> !part.equals(before.get(part.brin()))).toList();
  }

  /** How many of the schools that it had it still has. */
  private static long kept(RegisterEntry was, RegisterEntry is) {
    Map<String, SchoolPart> now = Parts.byCode(is.schools());
    return was.schools().stream().filter(part -> now.containsKey(part.brin())).count();
  }

  @Override
  public List<String> differences(Dossier folded, Supplier<Report> report) {
    List<String> found = new ArrayList<>();
    UUID id = folded.id();
    EntryRow kept = store.find(id).orElse(null);
    if (kept == null) {
      return List.of("the register has no entry");
    }
    if (!kept.equals(row(folded, report.get()))) {
      found.add("the entry in the register is not what the journal says");
    }
    RegisterEntry entry = Registering.of(folded.incident(), null, folded.names());
    Instant reportedAt = entry.reportedAt();
    Map<String, SchoolRow> rows = new HashMap<>();
    store.parts(id.toString(), null, MOST_SCHOOLS).forEach(row -> rows.put(row.brin(), row));
    for (SchoolPart part : entry.schools()) {
      if (!SchoolRow.of(id, reportedAt, part).equals(rows.remove(part.brin()))) {
        found.add(
            "the register's part of school %s is not what the journal says".formatted(part.brin()));
      }
    }
    rows.keySet().stream()
        .sorted()
        .forEach(brin ->
            found.add("the register has a part of school %s, which is not hit".formatted(brin)));
    return found;
  }
}
