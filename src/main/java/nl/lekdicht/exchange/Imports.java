package nl.lekdicht.exchange;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.exchange.SourceFile.Unreadable;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.register.ImportedEntries;
import nl.lekdicht.register.Register;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Takes over an earlier register: a file is put up, its mapping is tried until nothing is wrong, and then all of it is taken over at once. */
@Singleton
final class Imports {
  /** How long a file waits. */
  static final Duration WAITS = Duration.ofDays(1);

  private static final int MOST_DRAFTS = 10;
  private static final int CHUNK = 1_000;
  private static final HexFormat HEX = HexFormat.of();

  private final Desk desk;
  private final ImportStore store;
  private final Receipts receipts;
  private final Register register;
  private final ImportedEntries shown;
  private final LastFile files;
  private final SecureRandom random = new SecureRandom();

  Imports(
      Desk desk,
      ImportStore store,
      Receipts receipts,
      Register register,
      ImportedEntries shown,
      LastFile files) {
    this.desk = desk;
    this.store = store;
    this.receipts = receipts;
    this.register = register;
    this.shown = shown;
    this.files = files;
  }

  Reply<DraftView> draft(Viewer viewer, String name, byte[] content, @Nullable RequestKey key) {
    String digest = ImportDigest.of(content);
    SourceFile file;
    try {
      file = files.read(digest, content);
    } catch (Unreadable unreadable) {
      return Reply.refused(new Refusal.InvalidField("body", unreadable.sentence()));
    }
    return desk.<Reply<DraftView>>work(
        viewer,
        occasion -> {
          Optional<Receipt> answered = receipts.find(key);
          if (answered.isPresent()) {
            return store
                .find(answered.get().subject(), occasion.at())
                .<Reply<DraftView>>map(draft -> new Reply.Done<>(DraftView.of(draft, file), true))
                .orElseGet(() -> gone(answered.get().subject()));
          }
          DraftRow draft =
              new DraftRow(
                  TimeOrderedId.at(occasion.at()),
                  Objects.requireNonNull(viewer.supplier()),
                  name,
                  digest,
                  content,
                  occasion.at().plus(WAITS),
                  null);
          store.draft(
              draft.id(),
              draft.supplierId(),
              draft.name(),
              draft.digest(),
              draft.content(),
              occasion.at(),
              viewer.account(),
              draft.expiresAt());
          store.makeRoom(draft.id(), occasion.at(), MOST_DRAFTS - 1);
          receipts.keep(key, occasion, draft.id(), 0, false);
          return new Reply.Done<>(DraftView.of(draft, file), false);
        });
  }

  private static <T> Reply<T> gone(UUID id) {
    return Reply.refused(new Refusal.Unknown("import", id.toString()));
  }

  /** A file that was put up, and what is read in it: outside any transaction, since it takes a while. */
  private record Opened(DraftRow draft, Instant at, SourceFile file) {
    Optional<Grid> sheet(Mapping mapping) {
      return file.sheets().stream().filter(grid -> grid.name().equals(mapping.sheet())).findFirst();
    }
  }

  private Optional<Opened> open(Viewer viewer, UUID id) {
    record Found(Optional<DraftRow> draft, Instant at) {}
    Found found =
        desk.<Found>look(
            viewer, occasion -> new Found(store.find(id, occasion.at()), occasion.at()));
    return found.draft().map(draft -> new Opened(draft, found.at(), read(draft)));
  }

  private SourceFile read(DraftRow draft) {
    try {
      return files.read(draft.digest(), draft.content());
    } catch (Unreadable e) {
      throw new IllegalStateException("it could be read before", e);
    }
  }

  /** Tries a mapping, and keeps it for the confirmation. */
  Reply<TrialView> tryOut(Viewer viewer, UUID id, Mapping mapping) {
    Optional<Opened> opened = open(viewer, id);
    if (opened.isEmpty()) {
      return gone(id);
    }
    Optional<Grid> sheet = opened.get().sheet(mapping);
    if (sheet.isEmpty()) {
      return Reply.refused(new Refusal.InvalidField("sheet", "must be a sheet of the file"));
    }
    Grid grid = sheet.get();
    List<Refusal.Invalid> faults = MappingRules.faults(mapping, grid.width());
    if (!faults.isEmpty()) {
      return Reply.refused(Refusal.Faults.of(faults));
    }
    Reading.Result result = Reading.of(grid, mapping, opened.get().at());
    return desk.<Reply<TrialView>>work(
        viewer,
        occasion -> {
          if (store.map(id, MappingText.of(mapping)) == 0) {
            return gone(id);
          }
          Comparison comparison = Comparison.of(result.lines(), store, occasion.at());
          return new Reply.Done<>(
              view(id, grid, mapping, result, comparison, handled(result.lines())), false);
        });
  }

  /** Numbers that an entry has too which was handled here. */
  private List<String> handled(List<Reading.Line> lines) {
    List<String> found = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += CHUNK) {
      List<String> numbers =
          lines.subList(from, Math.min(from + CHUNK, lines.size())).stream()
              .map(line -> line.content().number())
              .toList();
      found.addAll(shown.handled(Comparison.json(numbers), numbers.size()));
    }
    return found;
  }

  private static TrialView view(
      UUID id,
      Grid grid,
      Mapping mapping,
      Reading.Result result,
      Comparison comparison,
      List<String> handled) {
    List<RowFault> told = new ArrayList<>(result.told());
    comparison.erased().stream()
        .limit(Reading.MOST_TOLD - told.size())
        .forEach(line ->
            told.add(
                new RowFault(
                    line.line(),
                    null,
                    null,
                    Target.NUMBER.name(),
                    line.content().number(),
                    "was erased from this register; it is not taken over again")));
    return new TrialView(
        id,
        result.rows(),
        comparison.fresh(),
        comparison.changed(),
        comparison.unchanged(),
        handled.size(),
        handled.stream().limit(TrialView.MOST_HANDLED).toList(),
        result.faults() + comparison.erased().size(),
        List.copyOf(told),
        Reading.leftOut(grid, mapping).entrySet().stream()
            .map(column -> new TrialView.LeftOut(column.getKey(), column.getValue()))
            .toList());
  }

  /**
   * Takes a file over as it would be proposed, without anybody who looks at it first.
   *
   * @throws IllegalArgumentException when there is a fault in it
   */
  void takeOver(UUID supplier, Instant at, String name, byte[] content) {
    SourceFile file;
    try {
      file = SourceFile.read(content);
    } catch (Unreadable unreadable) {
      throw new IllegalArgumentException(unreadable.sentence(), unreadable);
    }
    Layout layout = Layout.best(file.sheets().stream().map(Layout::of).toList());
    Mapping mapping = layout.proposal();
    Reading.Result result = Reading.of(layout.grid(), mapping, at);
    if (result.faults() > 0) {
      throw new IllegalArgumentException(name + " has faults: " + result.told());
    }
    String mapped = MappingText.of(mapping);
    DraftRow draft =
        new DraftRow(
            TimeOrderedId.at(at), supplier, name, ImportDigest.of(content), content, at, mapped);
    desk.<@Nullable Void>onWatch(
        supplier,
        at,
        occasion -> {
          keep(draft, mapped, result, Comparison.of(result.lines(), store, at), occasion);
          return null;
        });
  }

  /** Takes everything over by the mapping that was tried last, or nothing. */
  Reply<ImportView> confirm(Viewer viewer, UUID id, @Nullable RequestKey key) {
    Optional<Opened> opened =
        desk.<Boolean>look(viewer, _ -> receipts.find(key).isPresent())
            ? Optional.empty()
            : open(viewer, id);
    if (opened.isEmpty()) {
      return desk.<Reply<ImportView>>look(viewer, _ -> again(id, key));
    }
    String mapped = opened.get().draft().mapping();
    if (mapped == null) {
      return refused(
          "import-not-mapped", "Say first what its columns mean, and look at what comes of it.");
    }
    Mapping mapping = MappingText.parse(mapped);
    Reading.Result result =
        Reading.of(opened.get().sheet(mapping).orElseThrow(), mapping, opened.get().at());
    if (result.faults() > 0) {
      return refused(
          "import-has-faults",
          "There are %d faults in it: either all of it is taken over, or nothing. Try the mapping again to see them."
              .formatted(result.faults()));
    }
    if (result.lines().isEmpty()) {
      return refused("import-is-empty", "There is no line in it to be taken over.");
    }
    Reply<ImportView> reply = takeOverAll(viewer, id, key, opened.get().draft(), mapped, result);
    if (reply instanceof Reply.Done) {
      files.forget(opened.get().draft().digest());
    }
    return reply;
  }

  private Reply<ImportView> takeOverAll(
      Viewer viewer,
      UUID id,
      @Nullable RequestKey key,
      DraftRow draft,
      String mapped,
      Reading.Result result) {
    return desk.<Reply<ImportView>>work(
        viewer,
        occasion -> {
          store.lock(draft.supplierId().toString());
          if (store.hold(id, mapped) == 0) {
            return store.find(id, occasion.at()).isPresent()
                ? refused(
                    "import-mapped-anew",
                    "Its mapping was changed just now. Look at what comes of it, and confirm again.")
                : again(id, key);
          }
          Comparison comparison = Comparison.of(result.lines(), store, occasion.at());
          if (!comparison.erased().isEmpty()) {
            return refused(
                "import-has-faults",
                "There are %d numbers in it that were erased from this register. Try the mapping again to see them."
                    .formatted(comparison.erased().size()));
          }
          keep(draft, mapped, result, comparison, occasion);
          store.drop(id);
          receipts.keep(key, occasion, id, 0, false);
          return new Reply.Done<>(ImportView.of(store.findImport(id).orElseThrow()), false);
        });
  }

  /** What is there when the file no longer waits: it was taken over, by this request or by another. */
  private Reply<ImportView> again(UUID id, @Nullable RequestKey key) {
    Optional<ImportRow> done = store.findImport(id);
    if (done.isEmpty()) {
      return gone(id);
    }
    return receipts.find(key).isPresent()
        ? new Reply.Done<>(ImportView.of(done.get()), true)
        : refused("import-confirmed", "This file was taken over already.");
  }

  private static <T> Reply<T> refused(String code, String sentence) {
    return Reply.refused(new Refusal.NotNow(code, sentence));
  }

  private void keep(
      DraftRow draft,
      String mapping,
      Reading.Result result,
      Comparison comparison,
      Occasion occasion) {
    ImportRow previous = store.list(Integer.MAX_VALUE, 1).stream().findFirst().orElse(null);
    int number = previous == null ? 1 : previous.number() + 1;
    ImportDigest digest =
        new ImportDigest(
            draft.supplierId(),
            draft.id(),
            number,
            occasion.at(),
            occasion.actor().account(),
            draft.name(),
            draft.digest(),
            mapping,
            result.lines().size(),
            comparison.fresh(),
            comparison.changed(),
            previous == null ? ImportDigest.NOTHING_BEFORE : previous.digest());
    List<String> chunks = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Comparison.Versioned each : comparison.kept()) {
      byte[] salt = new byte[16];
      random.nextBytes(salt);
      String content = each.line().content().text();
      String lineDigest = ImportDigest.ofLine(HEX.formatHex(salt), content);
      digest.add(
          each.line().line(),
          each.id(),
          each.version(),
          each.line().content().number(),
          lineDigest);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", each.id());
      row.put("version", each.version());
      row.put("number", each.line().content().number());
      row.put("line", each.line().line());
      row.put("content", content);
      row.put("salt", HEX.formatHex(salt));
      row.put("digest", lineDigest);
      rows.add(row);
      if (rows.size() == CHUNK) {
        chunks.add(Comparison.json(rows));
        rows.clear();
      }
    }
    if (!rows.isEmpty()) {
      chunks.add(Comparison.json(rows));
    }
    store.keepImport(
        draft.id(),
        draft.supplierId(),
        number,
        occasion.at(),
        occasion.actor().account(),
        draft.name(),
        draft.digest(),
        mapping,
        result.lines().size(),
        comparison.fresh(),
        comparison.changed(),
        digest.hex());
    chunks.forEach(chunk -> store.keep(draft.supplierId(), draft.id(), chunk));
    project(draft.supplierId(), comparison, occasion);
  }

  private void project(UUID supplier, Comparison comparison, Occasion occasion) {
    Chunks chunks = new Chunks(entries -> register.keepImported(occasion, supplier, entries));
    comparison
        .kept()
        .forEach(each -> chunks.add(each.line().content().entry(each.id(), each.firstAt())));
    chunks.end();
  }

  PageView<ImportView> list(Viewer viewer, @Nullable Integer before, int limit) {
    return desk.<PageView<ImportView>>look(
        viewer,
        _ ->
            PageView.of(
                store.list(before == null ? Integer.MAX_VALUE : before, limit + 1),
                limit,
                ImportView::of,
                row -> Query.cursor(Integer.toString(row.number()))));
  }
}
