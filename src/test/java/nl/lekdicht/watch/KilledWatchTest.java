package nl.lekdicht.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import nl.lekdicht.database.DatabaseAddress;
import nl.lekdicht.incident.Copies;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Service;
import nl.lekdicht.support.ServiceProcess;
import nl.lekdicht.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two services watch over one database; one is killed in the middle of ten thousand warnings. */
class KilledWatchTest {
  private static final int COPIES = 9_999;
  private static final int ALL = COPIES + 1;
  private static final int KILLED_AFTER = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GLANCE = Duration.ofMillis(20);

  @TempDir Path directory;

  @Test
  @Timeout(240)
  void ten_thousand_warnings_are_given_once_each_though_one_of_two_services_is_killed()
      throws Exception {
    TestDatabase database = TestDatabase.fresh();
    Instant twentyMinutesAgo =
        Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(20));
    Service service = Service.start(database, new HandClock(twentyMinutesAgo), Map.of());
    Desktop manager = Desktop.of(service, Cast.in(service), "manager");
    String incident = manager.open("rdp-server").get("id").asText();
    try (Connection owner = database.asOwner()) {
      Copies copies = Copies.of(owner, incident);
      copies.make(COPIES);
      hold(owner, incident);
      try (ServiceProcess killed = process(database.address(), "killed");
          ServiceProcess other = process(database.address(), "other")) {
        assertThat(copies.release()).isGreaterThanOrEqualTo(ALL);
        awaitRungs(owner, KILLED_AFTER, other);
        killed.kill();
        int atTheKill = rungs(owner);
        assertThat(atTheKill).isLessThan(ALL);
        awaitRungs(owner, ALL, other);
      }
      assertThat(rungs(owner)).isEqualTo(ALL);
      assertThat(count(owner, "select count(*) from journal where kind = 'deadline-warned'"))
          .isEqualTo(ALL);
      assertThat(
              count(
                  owner,
                  "select count(distinct incident_id) from journal where kind = 'deadline-warned'"))
          .isEqualTo(ALL);
      assertThat(count(owner, "select count(*) from mail where cause like 'warning:%'"))
          .isEqualTo(ALL);
      assertThat(
              count(
                  owner,
                  "select count(*) from mail where cause like 'warning:%' and body like '%had eerder moeten komen%'"))
          .isEqualTo(ALL);
    }
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
    service.close();
  }

  /** The original is released with the others. */
  private static void hold(Connection owner, String incident) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(
          "update deadline set look_at = null where incident_id = '%s'".formatted(incident));
    }
    owner.commit();
  }

  private ServiceProcess process(DatabaseAddress address, String name) {
    return ServiceProcess.ofClasses(
        Map.of(
            "DATASOURCES_DEFAULT_URL", address.url(),
            "DATASOURCES_DEFAULT_USERNAME", address.service().username(),
            "DATASOURCES_DEFAULT_PASSWORD", address.service().password(),
            "LEKDICHT_OWNER_USERNAME", address.owner().username(),
            "LEKDICHT_OWNER_PASSWORD", address.owner().password(),
            "LEKDICHT_TOKEN_SECRET", "a secret of tests that is long enough for HS256",
            "LEKDICHT_MAIL_HOST", "127.0.0.1",
            "LEKDICHT_MAIL_PORT", "9",
            "LEKDICHT_MAIL_FROM", "lekdicht@example.nl"),
        directory.resolve(name + ".log"));
  }

  private static void awaitRungs(Connection owner, int most, ServiceProcess other)
      throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (rungs(owner) < most) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "only %d of %d rungs fired:\n%s".formatted(rungs(owner), most, other.output()));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private static int rungs(Connection owner) throws SQLException {
    int rungs = count(owner, "select count(*) from rung");
    owner.commit();
    return rungs;
  }

  private static int count(Connection owner, String sql) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
