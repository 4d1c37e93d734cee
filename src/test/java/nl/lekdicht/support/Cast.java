package nl.lekdicht.support;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Two suppliers that must not see each other, and their schools.
 *
 * <p>Leerlicht BV: {@code admin}, {@code manager}, {@code second-manager}, {@code fg}, {@code board}, and {@code deputy}, an incident
 * manager who stands in for {@code fg} for ten years; schools 99XA ({@code wilgentuin}, system {@code
 * client-wilgentuin}; notice within 48 hours), 99XB ({@code baken}; none agreed), 99XC ({@code polderlicht}; 24 hours). Andersom BV:
 * {@code other-admin}, {@code other-manager}; schools 99XA ({@code other-wilgentuin}; 12 hours) and 99XD ({@code other-kust}; none). Accounts of suppliers are reached at
 * {@code username@leerlicht.example.nl} and {@code username@andersom.example.nl}.
 */
public final class Cast {
  /** Of every account. */
  public static final String PASSWORD = "een wachtwoord voor tests";

  /** What is kept of that password. */
  public static final String HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$iBiUAn7g9X2oXl1oM0nFSw$uyiaPMXIE4Vp4fzU+ap12rtAJIkYkTJOIhJRYxjfqAE";

  private final Service service;
  private final Map<String, UUID> suppliers = new HashMap<>();
  private final Map<String, Viewer> accounts = new HashMap<>();

  private Cast(Service service) {
    this.service = service;
  }

  public static Cast in(Service service) {
    var cast = new Cast(service);
    try (var connection = service.asOwner()) {
      connection.setAutoCommit(false);
      cast.enter(connection, service.clock().instant());
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return cast;
  }

  public UUID supplier(String name) {
    return known(suppliers, name);
  }

  /** The account with a live session of its own, made without signing in. */
  public Viewer viewer(String username) {
    var account = known(accounts, username);
    var session = UUID.randomUUID();
    try (var connection = service.asOwner()) {
      var now = service.clock().instant();
      run(
          connection,
          "insert into session (id, account_id, started_at, last_active_at) values (?, ?, ?, ?)",
          session,
          account.account(),
          now,
          now);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Viewer(
        account.account(), session, account.supplier(), account.school(), account.roles());
  }

  /** An access token, got by signing in over HTTP. */
  public String token(String username) {
    return signIn(username).get("accessToken").asText();
  }

  /** The whole answer to signing in over HTTP. */
  public JsonNode signIn(String username) {
    var body =
        username.startsWith("client-")
            ? Map.of("clientId", username, "clientSecret", PASSWORD)
            : Map.of("username", username, "password", PASSWORD);
    var answer = Http.of(service).post("/v1/login", body);
    if (answer.status() != 200) {
      throw new IllegalStateException("Signing in as " + username + " gave " + answer);
    }
    return answer.json();
  }

  private void enter(Connection connection, Instant at) throws SQLException {
    supplier(connection, "Leerlicht BV", at);
    account(connection, "Leerlicht BV", null, "admin", at, Role.ADMINISTRATOR);
    account(connection, "Leerlicht BV", null, "manager", at, Role.INCIDENT_MANAGER);
    account(connection, "Leerlicht BV", null, "second-manager", at, Role.INCIDENT_MANAGER);
    account(connection, "Leerlicht BV", null, "fg", at, Role.ESCALATION_MANAGER);
    account(connection, "Leerlicht BV", null, "board", at, Role.BOARD);
    account(connection, "Leerlicht BV", null, "deputy", at, Role.INCIDENT_MANAGER);
    deputy(connection, "Leerlicht BV", "deputy", "fg", at);
    agreement(connection, "Leerlicht BV", "99XA", "De Wilgentuin", 48, at);
    account(connection, "Leerlicht BV", "99XA", "wilgentuin", at, Role.SCHOOL_CONTACT);
    account(connection, "Leerlicht BV", "99XA", "client-wilgentuin", at, Role.SCHOOL_SYSTEM);
    agreement(connection, "Leerlicht BV", "99XB", "Het Baken", null, at);
    account(connection, "Leerlicht BV", "99XB", "baken", at, Role.SCHOOL_CONTACT);
    agreement(connection, "Leerlicht BV", "99XC", "Polderlicht", 24, at);
    account(connection, "Leerlicht BV", "99XC", "polderlicht", at, Role.SCHOOL_CONTACT);
    supplier(connection, "Andersom BV", at);
    account(connection, "Andersom BV", null, "other-admin", at, Role.ADMINISTRATOR);
    account(connection, "Andersom BV", null, "other-manager", at, Role.INCIDENT_MANAGER);
    agreement(connection, "Andersom BV", "99XA", "Basisschool De Wilgentuin", 12, at);
    account(connection, "Andersom BV", "99XA", "other-wilgentuin", at, Role.SCHOOL_CONTACT);
    agreement(connection, "Andersom BV", "99XD", "De Kust", null, at);
    account(connection, "Andersom BV", "99XD", "other-kust", at, Role.SCHOOL_CONTACT);
  }

  private void supplier(Connection connection, String name, Instant at) throws SQLException {
    var id = TimeOrderedId.at(at);
    suppliers.put(name, id);
    run(connection, "insert into supplier (id, name, created_at) values (?, ?, ?)", id, name, at);
  }

  private void account(
      Connection connection,
      String supplierName,
      @Nullable String brin,
      String username,
      Instant at,
      Role... roles)
      throws SQLException {
    var supplier = supplier(supplierName);
    var id = TimeOrderedId.at(at);
    accounts.put(username, new Viewer(id, id, brin == null ? supplier : null, brin, Set.of(roles)));
    run(
        connection,
        """
        insert into account (id, supplier_id, brin, vouched_by, username, display_name, roles, locale, email, secret_hash, created_at)
        values (?, ?, ?, ?, ?, ?, string_to_array(?, ','), 'nl', ?, ?, ?)\
        """,
        id,
        brin == null ? supplier : null,
        brin,
        brin == null ? null : supplier,
        username,
        "Name of " + username,
        Arrays.stream(roles).map(Role::name).collect(Collectors.joining(",")),
        brin == null ? address(supplierName, username) : null,
        HASH,
        at);
  }

  private static String address(String supplierName, String username) {
    return "%s@%s.example.nl"
        .formatted(
            username, supplierName.substring(0, supplierName.indexOf(' ')).toLowerCase(ROOT));
  }

  private void deputy(
      Connection connection, String supplierName, String username, String namedBy, Instant at)
      throws SQLException {
    run(
        connection,
        """
        insert into deputy (id, supplier_id, account_id, begins_at, ends_at, named_at, named_by)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        TimeOrderedId.at(at),
        supplier(supplierName),
        known(accounts, username).account(),
        at,
        at.plus(Duration.ofDays(3650)),
        at,
        known(accounts, namedBy).account());
  }

  private void agreement(
      Connection connection,
      String supplierName,
      String brin,
      String schoolName,
      @Nullable Integer noticeHours,
      Instant at)
      throws SQLException {
    run(connection, "insert into school (brin) values (?) on conflict do nothing", brin);
    var agreement = TimeOrderedId.at(at);
    run(
        connection,
        """
        insert into agreement (id, supplier_id, brin, service, school_name, place, notice_hours, calendar, created_at)
        values (?, ?, ?, 'Leeromgeving', ?, 'Zandwijk', ?, 'nl-office-hours', ?)\
        """,
        agreement,
        supplier(supplierName),
        brin,
        schoolName,
        noticeHours,
        at);
    for (var kind :
        new String[] {
          "SCHOOL_CONTACT", "FUNCTIONAL_MANAGER_1", "FUNCTIONAL_MANAGER_2", "FG", "BOARD"
        }) {
      run(
          connection,
          """
          insert into agreement_contact (id, agreement_id, kind, name, email, created_at)
          values (?, ?, ?, ?, ?, ?)\
          """,
          TimeOrderedId.at(at),
          agreement,
          kind,
          kind + " of " + brin,
          "contact@example.nl",
          at);
    }
  }

  private static void run(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        var parameter = parameters[i];
        statement.setObject(
            i + 1, parameter instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : parameter);
      }
      statement.execute();
    }
  }

  private static <T> T known(Map<String, T> members, String name) {
    var member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("Nobody in the cast is called " + name);
    }
    return member;
  }
}
