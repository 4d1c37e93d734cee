package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.inject.BeanDefinition;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Role;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every reading statement of every store, run without its where-clauses as a wrong tenant, gives nothing. */
class WithoutWhereTest {
  /** Read tables of nobody, see {@link TenantTablesTest}; or only count, over everybody, for whoever runs the service. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          "ChecklistVersionStore.find",
          "FormStore.find",
          "AttemptStore.lock",
          "OutboxStore.figures",
          "WatchStore.beat",
          "WatchStore.countTerms",
          // Places in the order of transactions, which is one for all.
          "HappeningStore.place",
          "HappeningStore.since",
          "HappeningStore.settle",
          // Say how much they dropped: nothing, or how many of everybody.
          "EvidenceStore.drop",
          "EvidenceStore.forget");

  /** What even an account of a supplier without anything sees: itself, the supplier's watch, and the supplier's name. */
  private static final Set<String> OF_ONESELF =
      Set.of(
          "AccountStore.list",
          "AccountStore.find",
          "RosterStore.at",
          "ReadingStore.supplier",
          "FeedStore.findReader",
          "SignInStore.findCredentials",
          "SchoolDirectoryStore.supplierName",
          "OverviewStore.supplierName",
          "RetentionStore.nameOf",
          "SupplierStore.find");

  private static Service service;
  private static Cast cast;
  private static Map<String, String> statements = Map.of();

  /** A supplier that has an account and nothing else, an account of a school at it, and accounts of a supplier with data of its own. */
  private static List<Viewer> wrongTenants = List.of();

  private static final Map<Viewer, Map<String, List<String>>> BEFORE = new HashMap<>();

  @BeforeAll
  static void fill() throws SQLException {
    service = Service.start();
    cast = Cast.in(service);
    statements = reading();
    Desktop other = Desktop.of(service, cast, "other-manager");
    other.open("rdp-device", "99XA");
    wrongTenants =
        List.of(
            bare(null),
            bare("99XA"),
            cast.viewer("other-manager"),
            cast.viewer("other-wilgentuin"));
    Desktop manager = Desktop.of(service, cast, "manager").with("Idempotency-Key", "once");
    for (Viewer viewer : wrongTenants) {
      BEFORE.put(viewer, all(viewer));
    }
    String report = manager.report().get("id").asText();
    Desktop plain = Desktop.of(service, cast, "manager");
    var on = Desktop.caseOf(plain.open(report, "rdp-device", new String[] {"99XA", "99XB"}));
    plain.complete(on, "close-access");
    FiledPapers.in(plain, Desktop.of(service, cast, "fg"), on.incident());
    KeptEvidence.in(plain, on.incident());
    PostedMail.in(service, cast.supplier("Leerlicht BV"));
    IssuedLink.in(service, cast.supplier("Leerlicht BV"), UUID.fromString(on.incident()));
    TakenOver.in(service, cast);
    ErasedEntry.in(
        service, cast.supplier("Leerlicht BV"), cast.viewer("fg").account(), on.incident());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Map<String, String> reading() {
    Map<String, String> found = new TreeMap<>();
    List<BeanDefinition<?>> stores =
        service.context().getAllBeanDefinitions().stream()
            .filter(bean -> GenericRepository.class.isAssignableFrom(bean.getBeanType()))
            .toList();
    for (var store : stores) {
      for (var method : store.getExecutableMethods()) {
        method
            .stringValue(Query.class)
            .map(String::strip)
            .filter(sql -> sql.startsWith("select") || sql.startsWith("with"))
            // Gives nothing back and refuses what is not there: see RefusedErasureTest.
            .filter(sql -> !sql.contains("erase_entry"))
            .ifPresent(sql ->
                found.put(
                    method.getDeclaringType().getSimpleName().replaceAll("\\$.*", "")
                        + "."
                        + method.getMethodName(),
                    sql));
      }
    }
    return found;
  }

  private static Viewer bare(@Nullable String brin) throws SQLException {
    UUID supplier = UUID.randomUUID();
    UUID account = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    String now = service.clock().instant().toString();
    Role role = brin == null ? Role.INCIDENT_MANAGER : Role.SCHOOL_CONTACT;
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into supplier (id, name, created_at) values ('%s', 'Leeg BV', '%s')"
              .formatted(supplier, now));
      statement.execute(
          """
          insert into account (id, supplier_id, brin, vouched_by, username, display_name, roles, locale, secret_hash, created_at)
          values ('%1$s', %2$s, %3$s, %4$s, 'bare-%1$s', 'Bare', '{%5$s}', 'nl', '$argon2id$', '%6$s')\
          """
              .formatted(
                  account,
                  brin == null ? "'" + supplier + "'" : "null",
                  brin == null ? "null" : "'" + brin + "'",
                  brin == null ? "null" : "'" + supplier + "'",
                  role,
                  now));
      statement.execute(
          "insert into session (id, account_id, started_at, last_active_at) values ('%s', '%s', '%s', '%s')"
              .formatted(session, account, now, now));
    }
    return new Viewer(account, session, brin == null ? supplier : null, brin, Set.of(role));
  }

  private static Map<String, List<String>> all(Viewer viewer) throws SQLException {
    Map<String, List<String>> got = new TreeMap<>();
    for (var statement : statements.entrySet()) {
      try (Looking looking = Looking.as(service, viewer)) {
        got.put(statement.getKey(), looking.rows(Whereless.of(statement.getValue())));
      } catch (SQLException e) {
        throw new SQLException(statement.getKey() + " cannot be read without where", e);
      }
    }
    return got;
  }

  @Test
  void the_statements_were_found() {
    assertThat(statements.keySet())
        .contains(
            "IncidentStore.find",
            "IncidentStore.lock",
            "IncidentStore.list",
            "IncidentStore.runs",
            "IncidentStore.schools",
            "ReportStore.find",
            "JournalStore.list",
            "DeadlineStore.list",
            "DeadlineStore.of",
            "ReceiptStore.find",
            "AccountStore.list",
            "DeputyStore.list",
            "RosterStore.at",
            "SchoolDirectoryStore.underAgreement",
            "SchoolDirectoryStore.terms",
            "SchoolDirectoryStore.reached",
            "SupplierStore.find",
            "LinkStore.recognise",
            "OutboxStore.claim",
            "OutboxStore.kept",
            "PaperStore.find",
            "PaperStore.list",
            "PaperStore.filing",
            "PaperStore.confirmation",
            "ChecklistVersionStore.find");
  }

  @Test
  void no_where_is_left() {
    assertThat(statements.values())
        .allSatisfy(sql -> assertThat(Whereless.of(sql)).doesNotContainPattern("(?i)\\bwhere\\b"));
    assertThat(
            Whereless.of(
                "select (select max(a) from b where b.c = d.c and (x or y)) as m, ')where' from d where d.e in (select f from g where h = :h) order by m limit :most"))
        .isEqualTo("select (select max(a) from b ) as m, ')where' from d order by m limit 1000");
  }

  @Test
  void a_supplier_without_anything_gets_nothing_but_itself() throws SQLException {
    for (Viewer viewer : wrongTenants.subList(0, 2)) {
      all(viewer)
          .forEach((name, rows) -> {
            if (OF_ONESELF.contains(name)) {
              assertThat(rows).describedAs(name).hasSizeLessThanOrEqualTo(2);
            } else if (!OF_NOBODY.contains(name)) {
              assertThat(rows).describedAs(name).isEmpty();
            }
          });
    }
  }

  @Test
  void a_wrong_tenant_gets_the_same_whatever_another_supplier_has() throws SQLException {
    for (Viewer viewer : wrongTenants) {
      Map<String, List<String>> before = BEFORE.getOrDefault(viewer, Map.of());
      Map<String, List<String>> after = all(viewer);
      after.keySet().removeAll(OF_NOBODY);
      for (String name : after.keySet()) {
        assertThat(after.get(name)).describedAs(name).isEqualTo(before.get(name));
      }
    }
  }

  @Test
  void the_right_tenant_gets_rows() throws SQLException {
    Map<String, List<String>> got = all(cast.viewer("manager"));
    Set<String> empty =
        got.entrySet().stream()
            .filter(statement -> statement.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(got.keySet().stream().filter(name -> !empty.contains(name)))
        .contains(
            "IncidentStore.find",
            "IncidentStore.lock",
            "IncidentStore.list",
            "IncidentStore.listAfter",
            "IncidentStore.runs",
            "IncidentStore.schools",
            "ReportStore.find",
            "JournalStore.list",
            "DeadlineStore.list",
            "DeadlineStore.of",
            "ReceiptStore.find",
            "AccountStore.list",
            "DeputyStore.list",
            "RosterStore.at",
            "SchoolDirectoryStore.underAgreement",
            "SchoolDirectoryStore.terms",
            "SchoolDirectoryStore.reached",
            "SupplierStore.find",
            "PaperStore.find",
            "PaperStore.findAll",
            "PaperStore.ofKind",
            "PaperStore.actedOn",
            "PaperStore.list",
            "PaperStore.content",
            "PaperStore.numbers",
            "PaperStore.textsOf",
            "PaperStore.acts",
            "PaperStore.filing",
            "PaperStore.confirmation",
            "ImportStore.find",
            "ImportStore.latest",
            "ImportStore.list",
            "ImportStore.lines");
  }
}
