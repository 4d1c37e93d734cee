package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** Takes down what somebody noticed, and says which checklists suit it. A report is never changed. */
@Singleton
public final class Reports {
  private final Desk desk;
  private final ReportStore store;
  private final KeptTexts texts;
  private final Receipts receipts;
  private final ErasedEntries erased;

  Reports(Desk desk, ReportStore store, KeptTexts texts, Receipts receipts, ErasedEntries erased) {
    this.erased = erased;
    this.desk = desk;
    this.store = store;
    this.texts = texts;
    this.receipts = receipts;
  }

  Reply<ReportView> record(Viewer viewer, ReportInput input, @Nullable RequestKey key) {
    return desk.work(
        viewer,
        occasion -> {
          Optional<Receipt> answered = receipts.find(key);
          if (answered.isPresent()) {
            ReportRow row = find(answered.get().subject()).orElseThrow();
            return new Reply.Done<>(ReportView.asRecorded(row), true);
          }
          Refusal fault = faultIn(input, occasion.at());
          if (fault != null) {
            return Reply.refused(fault);
          }
          UUID id = TimeOrderedId.at(occasion.at());
          takeDown(supplierOf(viewer), input.report(id), occasion);
          receipts.keep(key, occasion, id, 0, false);
          return new Reply.Done<>(ReportView.asRecorded(store.find(id).orElseThrow()), false);
        });
  }

  private static @Nullable Refusal faultIn(ReportInput input, Instant now) {
    if (input.receivedAt().isAfter(now)) {
      return new Refusal.InTheFuture("receivedAt", input.receivedAt(), now);
    }
    Instant discovered = input.discoveredAt();
    return discovered != null && discovered.isAfter(now)
        ? new Refusal.InTheFuture("discoveredAt", discovered, now)
        : null;
  }

  /** Takes down a report within the transaction of the caller, under the name of whoever acts there. */
  public void takeDown(UUID supplier, Report report, Occasion occasion) {
    List<String> proposals = texts.proposalsFor(report.what(), report.where());
    store.insert(
        report.id(),
        supplier,
        report.receivedAt(),
        report.discoveredAt(),
        report.channel(),
        report.summary(),
        report.description(),
        report.what().name(),
        report.where().name(),
        report.reporterName(),
        report.reporterContact(),
        String.join(",", proposals),
        occasion.at(),
        occasion.actor().account());
  }

  Optional<ReportView> find(Viewer viewer, UUID id) {
    return desk.look(viewer, _ -> find(id).map(ReportView::of));
  }

  private Optional<ReportRow> find(UUID id) {
    Optional<ReportRow> found = store.find(id);
    if (found.isEmpty()) {
      erased.refuse(id);
    }
    return found;
  }

  /** The supplier of a viewer whose role only accounts of suppliers have. */
  static UUID supplierOf(Viewer viewer) {
    return Objects.requireNonNull(viewer.supplier(), "a supplier's role without a supplier");
  }

  /**
   * What ties a report to the chain of its incident: SHA-256 over its values, each as UTF-8 text after its own length in bytes and a
   * colon, in the order of {@link Report}; an unknown moment is the empty text.
   */
  static String digest(Report report) {
    MessageDigest sha = Sha256.fresh();
    for (String value :
        List.of(
            report.id().toString(),
            report.receivedAt().toString(),
            report.discoveredAt() == null ? "" : report.discoveredAt().toString(),
            report.channel(),
            report.summary(),
            report.description(),
            report.what().name(),
            report.where().name(),
            report.reporterName(),
            report.reporterContact())) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
