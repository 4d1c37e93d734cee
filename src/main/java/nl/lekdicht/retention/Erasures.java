package nl.lekdicht.retention;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Retained;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.incident.Erased;
import nl.lekdicht.incident.ErasedEntries;
import nl.lekdicht.incident.LastEntry;
import nl.lekdicht.journal.Journal;
import nl.lekdicht.receipt.AnsweredMeanwhile;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import org.jspecify.annotations.Nullable;

/**
 * Erases an entry of the register when its term has ended and a person says so: one transaction in which the journal gets its last entry and
 * everything else goes. The database function behind it checks all of it again.
 */
@Singleton
final class Erasures {
  private static final int MOST_SCHOOLS = 100_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Desk desk;
  private final RetentionStore retained;
  private final CertificateStore certificates;
  private final Dossiers dossiers;
  private final Journal journal;
  private final ErasedEntries erased;
  private final SchoolDirectory schools;
  private final Receipts receipts;

  Erasures(
      Desk desk,
      RetentionStore retained,
      CertificateStore certificates,
      Dossiers dossiers,
      Journal journal,
      ErasedEntries erased,
      SchoolDirectory schools,
      Receipts receipts) {
    this.desk = desk;
    this.retained = retained;
    this.certificates = certificates;
    this.dossiers = dossiers;
    this.journal = journal;
    this.erased = erased;
    this.schools = schools;
    this.receipts = receipts;
  }

  /**
   * @param number of the entry, typed again
   * @param language of the supplier's certificate; each school has its own in the language of its agreement
   */
  Reply<ErasureView> erase(
      Viewer viewer,
      UUID entry,
      String number,
      String reason,
      String language,
      @Nullable RequestKey key) {
    return desk.work(
        viewer,
        occasion -> {
          Optional<Receipt> answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(view(answered.get().subject()), true);
          }
          Optional<Standing> found = lock(entry, key);
          if (found.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("entry", entry.toString()));
          }
          Standing standing = found.get();
          Optional<Refusal> refusal = standing.entry().findRefusal(number, occasion.at());
          if (refusal.isPresent()) {
            return Reply.refused(refusal.get());
          }
          UUID erasure = TimeOrderedId.at(occasion.at());
          erase(viewer, erasure, standing, reason, language, occasion);
          receipts.keep(key, occasion, erasure, 0, false);
          return new Reply.Done<>(view(erasure), false);
        });
  }

  /** @param dossier null for what was taken over from another register */
  private record Standing(Retained entry, @Nullable Dossier dossier) {}

  /**
   * Empty for what never was there.
   *
   * @throws AnsweredMeanwhile when the same request erased it while this one waited
   * @throws Erased when another did
   */
  private Optional<Standing> lock(UUID entry, @Nullable RequestKey key) {
    try {
      Optional<Standing> found = lock(entry);
      if (found.isEmpty()) {
        erased.refuse(entry);
      }
      return found;
    } catch (Erased gone) {
      if (receipts.find(key).isPresent()) {
        throw new AnsweredMeanwhile();
      }
      throw gone;
    }
  }

  /** The incident first, as everybody does who changes one. Empty for what is not there, or not any more. */
  private Optional<Standing> lock(UUID entry) {
    Optional<RetainedRow> found = retained.find(entry);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Dossier dossier =
        RegisterEntry.Origin.valueOf(found.get().origin()) == RegisterEntry.Origin.HANDLED
            ? dossiers.lock(entry).orElseThrow()
            : null;
    return retained
        .lock(entry)
        .flatMap(retained::find)
        .map(row -> new Standing(row.retained(), dossier));
  }

  private void erase(
      Viewer viewer,
      UUID erasure,
      Standing standing,
      String reason,
      String language,
      Occasion occasion) {
    UUID supplier = Objects.requireNonNull(viewer.supplier());
    Retained entry = standing.entry();
    Dossier dossier = standing.dossier();
    Chain.Head head = dossier == null ? null : dossier.head();
    List<String> brins =
        dossier == null
            ? retained.schools(entry.id(), MOST_SCHOOLS)
            : dossier.incident().schools().keySet().stream().sorted().toList();
    CertificateText.Facts facts =
        new CertificateText.Facts(
            erasure,
            entry,
            Objects.requireNonNull(entry.closedAt()),
            Objects.requireNonNull(entry.dueAt()),
            occasion.at(),
            schools.supplierName(supplier),
            retained.nameOf(viewer.account()).orElse(""),
            reason,
            brins,
            head);
    String certificate = CertificateText.in(language).ofSupplier(facts);
    if (head != null) {
      journal.append(
          supplier,
          entry.id(),
          head,
          LastEntry.KIND,
          new LastEntry(erasure, Sha256.hex(certificate)).format(),
          occasion);
    }
    certificates.erase(
        erasure,
        entry.id(),
        entry.number(),
        occasion.at(),
        reason,
        language,
        certificate,
        confirmations(facts, brins, language));
  }

  private String confirmations(
      CertificateText.Facts facts, Collection<String> brins, String language) {
    Map<String, SchoolFile> files = schools.files(brins);
    Map<String, String> names = schools.names(brins);
    ArrayNode all = JSON.createArrayNode();
    for (String brin : brins) {
      SchoolFile file = files.get(brin);
      String spoken = file == null ? language : file.language();
      all.addObject()
          .put("brin", brin)
          .put("language", spoken)
          .put(
              "certificate",
              CertificateText.in(spoken).ofSchool(facts, brin, names.getOrDefault(brin, "")));
    }
    return all.toString();
  }

  private ErasureView view(UUID erasure) {
    return ErasureView.of(certificates.find(erasure).orElseThrow());
  }
}
