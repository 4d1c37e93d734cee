package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.form.Stage;
import nl.lekdicht.core.incident.Dealings;
import nl.lekdicht.core.incident.FilingRules;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.PaperRules;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import nl.lekdicht.school.SupplierFile;
import nl.lekdicht.school.Suppliers;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts of notifications to the authority. The school notifies (art. 33(1) AVG), so each school gets its own; one for several opens
 * only on the conditions of Art. 8.5.
 */
@Singleton
final class ApDrafts {
  private final Writing writing;
  private final PaperStore store;
  private final KeptForms forms;
  private final SchoolDirectory schools;
  private final Suppliers suppliers;

  ApDrafts(
      Writing writing,
      PaperStore store,
      KeptForms forms,
      SchoolDirectory schools,
      Suppliers suppliers) {
    this.writing = writing;
    this.store = store;
    this.forms = forms;
    this.schools = schools;
    this.suppliers = suppliers;
  }

  /**
   * What is to be made.
   *
   * @param schools null for all that are hit and have none yet; of a joint one it must be null
   * @param complete whether it is all there is to tell
   * @param reason of a withdrawal, and of nothing else
   * @param form name of the edition; null for the present one
   */
  record Order(
      FilingKind filing,
      boolean joint,
      @Nullable List<String> schools,
      boolean complete,
      @Nullable String reason,
      @Nullable String form) {
    Stage stage() {
      if (filing == FilingKind.WITHDRAWAL) {
        return Stage.WITHDRAWING;
      }
      return complete ? Stage.FINAL : Stage.FIRST;
    }
  }

  Reply<List<PaperSummary>> write(
      Viewer viewer, UUID incidentId, Order order, @Nullable RequestKey key) {
    return writing.write(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> compose(viewer, incident, order, occasion));
  }

  private Outcome<Writing.Batch> compose(
      Viewer viewer, Incident incident, Order order, Occasion occasion) {
    Refusal wrong = wrong(incident, order);
    if (wrong != null) {
      return Outcome.refused(wrong);
    }
    Optional<KeptForms.Edition> edition =
        order.form() == null
            ? forms.findPresent(occasion.at())
            : forms.findNamed(order.form(), occasion.at());
    if (edition.isEmpty()) {
      return Outcome.refused(
          new Refusal.InvalidField("form", "must be the name of an edition of the form"));
    }
    Table table =
        new Table(
            incident,
            order,
            edition.get(),
            suppliers.particulars(Objects.requireNonNull(viewer.supplier())),
            EarlierDrafts.of(store.ofKind(incident.id(), PaperKind.AP_DRAFT.name(), Acts.MOST)),
            new HashSet<>(),
            occasion);
    return order.joint() ? joint(table) : perSchool(table);
  }

  private static @Nullable Refusal wrong(Incident incident, Order order) {
    Refusal closed = PaperRules.mayChange(incident);
    if (closed != null) {
      return closed;
    }
    if ((order.filing() == FilingKind.WITHDRAWAL) != (order.reason() != null)) {
      return new Refusal.InvalidField(
          "reason", "must be given for a withdrawal, and for nothing else");
    }
    return order.joint() && order.schools() != null
        ? new Refusal.InvalidField(
            "schools", "must be left out: a joint draft is for all that may be notified jointly")
        : null;
  }

  /**
   * What lies on the table while drafts are made.
   *
   * @param typed who typed an answer that comes along from an earlier filing; grows
   */
  private record Table(
      Incident incident,
      Order order,
      KeptForms.Edition edition,
      SupplierFile supplier,
      EarlierDrafts earlier,
      Set<UUID> typed,
      Occasion occasion) {}

  private Outcome<Writing.Batch> joint(Table table) {
    if (table.earlier().jointUnfiled() != null) {
      return Outcome.refused(
          new Refusal.NotNow(
              "paper-exists",
              "There is a draft for several schools that was not filed. Change that one, or drop it first."));
    }
    if (table.order().filing() != FilingKind.NEW) {
      return furtherJoint(table);
    }
    PaperRules.Joint joint = PaperRules.joint(table.incident());
    if (!joint.lacking().isEmpty()) {
      return Outcome.refused(new PaperRules.JointNotOpen(joint.lacking()));
    }
    Map<String, SchoolFile> files = files(joint.schools(), joint.objecting());
    List<Kept.Fresh> papers = new ArrayList<>();
    papers.add(fresh(table, null, filesOf(joint.schools(), files), null, null));
    for (String brin : joint.objecting()) {
      if (!table.earlier().hasUnfiled(brin)) {
        SchoolFile file = files.get(brin);
        if (file != null) {
          papers.add(fresh(table, file, List.of(file), null, null));
        }
      }
    }
    return accepted(table, papers);
  }

  private Outcome<Writing.Batch> furtherJoint(Table table) {
    PaperRow filed = table.earlier().jointFiled();
    if (filed == null) {
      return Outcome.refused(
          new Refusal.NotNow(
              "nothing-filed", "Nothing was filed for several schools that this could follow."));
    }
    List<String> brins = filed.schools();
    Dealings.Filing filing = table.incident().assessment().dealingsWith(brins.getFirst()).filing();
    if (filing != null && filing.withdrawn()) {
      return Outcome.refused(withdrawn(brins.getFirst()));
    }
    Map<String, SchoolFile> files = files(brins, List.of());
    return accepted(table, List.of(fresh(table, null, filesOf(brins, files), filed, filing)));
  }

  private static Refusal withdrawn(String brin) {
    return new Refusal.NotNow(
        "notification-withdrawn", "The notification for %s was withdrawn.".formatted(brin));
  }

  private Outcome<Writing.Batch> perSchool(Table table) {
    List<String> brins =
        table.order().schools() != null
            ? table.order().schools()
            : table.incident().schools().keySet().stream()
                .filter(brin -> refusal(table, brin) == null)
                .toList();
    if (brins.isEmpty()) {
      return Outcome.refused(
          new Refusal.NotNow(
              "no-draft-to-make", "There is no school for which such a draft could be made now."));
    }
    if (new HashSet<>(brins).size() < brins.size()) {
      return Outcome.refused(new Refusal.InvalidField("schools", "must name each school once"));
    }
    List<Refusal> refusals = new ArrayList<>();
    List<Refusal.Reason> reasons = new ArrayList<>();
    for (String brin : brins) {
      Refusal refusal = refusal(table, brin);
      if (refusal != null) {
        refusals.add(refusal);
        reasons.add(new Refusal.Reason(refusal.code(), brin, refusal.sentence()));
      }
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(Acts.together(refusals, reasons));
    }
    Map<String, SchoolFile> files = files(brins, List.of());
    List<Kept.Fresh> papers = new ArrayList<>();
    for (SchoolFile file : filesOf(brins, files)) {
      papers.add(
          fresh(
              table,
              file,
              List.of(file),
              table.earlier().findFiled(file.brin()).orElse(null),
              table.incident().assessment().dealingsWith(file.brin()).filing()));
    }
    return accepted(table, papers);
  }

  private static @Nullable Refusal refusal(Table table, String brin) {
    Refusal refusal = PaperRules.mayWrite(table.incident(), PaperKind.AP_DRAFT, brin, Set.of());
    if (refusal != null) {
      return refusal;
    }
    if (table.earlier().hasUnfiled(brin)) {
      return new Refusal.NotNow(
          "paper-exists",
          "%s has a draft that was not filed. Change that one, or drop it first.".formatted(brin));
    }
    Dealings.Filing filing = table.incident().assessment().dealingsWith(brin).filing();
    if (table.order().filing() == FilingKind.NEW) {
      return filing == null
          ? null
          : new Refusal.NotNow(
              "already-filed",
              "The authority was notified for %s already; what is to be added is a supplement or a change."
                  .formatted(brin));
    }
    if (filing == null) {
      return new Refusal.NotNow(
          "nothing-filed", "For %s nothing was filed that this could follow.".formatted(brin));
    }
    return filing.withdrawn() ? withdrawn(brin) : null;
  }

  private Map<String, SchoolFile> files(List<String> brins, List<String> more) {
    return schools.files(Stream.concat(brins.stream(), more.stream()).toList());
  }

  private static List<SchoolFile> filesOf(List<String> brins, Map<String, SchoolFile> files) {
    return brins.stream().map(files::get).filter(Objects::nonNull).toList();
  }

  private static Outcome<Writing.Batch> accepted(Table table, List<Kept.Fresh> papers) {
    Set<String> brins =
        papers.stream()
            .flatMap(paper ->
                paper.brins() == null ? Stream.ofNullable(paper.brin()) : paper.brins().stream())
            .collect(Collectors.toSet());
    Set<UUID> authors = new HashSet<>(table.typed());
    authors.addAll(table.incident().assessment().authors(brins));
    return Outcome.accepted(new Writing.Batch(PaperKind.AP_DRAFT, authors, papers));
  }

  /**
   * @param school null for several
   * @param before the filing that this one follows; null when it is the first
   */
  private Kept.Fresh fresh(
      Table table,
      @Nullable SchoolFile school,
      List<SchoolFile> all,
      @Nullable PaperRow before,
      Dealings.@Nullable Filing filing) {
    Order order = table.order();
    List<String> brins = all.stream().map(SchoolFile::brin).toList();
    Telling telling =
        new Telling(
            table.incident(),
            table.supplier(),
            school,
            all,
            Telling.facts(table.incident(), school, all),
            filing == null ? null : filing.number(),
            order.reason(),
            order.complete(),
            filing == null
                ? FilingRules.isOver(table.incident(), brins, table.occasion().at())
                : FilingRules.wasLate(table.incident(), brins));
    KeptForms.Edition edition = table.edition();
    Draft draft =
        before == null
            ? Draft.fill(edition.form(), edition.digest(), order.filing(), order.stage(), telling)
            : draftOf(before)
                .next(edition.form(), edition.digest(), order.filing(), order.stage(), telling);
    table.typed().addAll(draft.authors());
    String content = DraftText.format(draft);
    return new Kept.Fresh(
        TimeOrderedId.at(table.occasion().at()),
        PaperKind.AP_DRAFT,
        table.earlier().nextNumber(school == null ? null : school.brin()),
        school == null ? null : school.brin(),
        school == null ? brins : null,
        "nl",
        null,
        content,
        Kept.digest(content),
        edition.digest(),
        order.filing().name(),
        order.stage().name(),
        before == null ? null : before.id());
  }

  private Draft draftOf(PaperRow row) {
    return DraftText.parse(store.content(row.id(), row.version()).orElseThrow());
  }
}
