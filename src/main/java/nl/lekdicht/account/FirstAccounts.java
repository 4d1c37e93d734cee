package nl.lekdicht.account;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that somebody can sign in. An embedded database without accounts gets the demo world; an external one gets nothing but the
 * administrator that the environment names. Of two instances that start at once, one does it.
 */
@Singleton
@Requires(property = "datasources.default.enabled", notEquals = "false")
final class FirstAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);

  /** Any number of our own: one instance at a time looks whether there are accounts. */
  private static final long LOCK = 0x4c656b6469636875L;

  private static final Pattern ADDRESS =
      Pattern.compile("(?=.{3,254}$)[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

  private final Database database;
  private final Environment environment;

  /** These two are made only when they are needed: who only reads has no secret of the service. */
  private final BeanProvider<ServerKey> serverKey;

  private final BeanProvider<DemoWorld> demoWorld;
  private final ApplicationEventPublisher<DemoWorldMade> demoMade;
  private final Passwords passwords;
  private final InstantSource clock;

  FirstAccounts(
      Database database,
      Environment environment,
      BeanProvider<ServerKey> serverKey,
      BeanProvider<DemoWorld> demoWorld,
      ApplicationEventPublisher<DemoWorldMade> demoMade,
      Passwords passwords,
      InstantSource clock) {
    this.database = database;
    this.environment = environment;
    this.serverKey = serverKey;
    this.demoWorld = demoWorld;
    this.demoMade = demoMade;
    this.passwords = passwords;
    this.clock = clock;
  }

  @EventListener
  void seeTo(StartupEvent starting) {
    if (database.isVisited()) {
      return;
    }
    // A secret that will not do is told now, not at the first sign-in.
    serverKey.get();
    var at = clock.instant();
    try (var connection = database.address().asOwner()) {
      connection.setAutoCommit(false);
      if (Rows.exists(connection, "select from account")) {
        return;
      }
      Rows.run(connection, "select pg_advisory_xact_lock(?)", LOCK);
      if (Rows.exists(connection, "select from account")) {
        return;
      }
      var say =
          database.directory().isPresent() ? demo(connection, at) : administrator(connection, at);
      connection.commit();
      say.run();
    } catch (SQLException e) {
      throw new StartRefused("The first accounts were not made: " + e.getMessage(), e);
    }
  }

  private Runnable demo(Connection connection, Instant at) throws SQLException {
    var made = demoWorld.get().create(connection, at);
    return () -> {
      printOnce(made.table());
      demoMade.publishEvent(new DemoWorldMade(made.supplier(), at));
    };
  }

  /** To standard output, because what is in a log is kept and read by others. */
  @SuppressWarnings("SystemOut")
  private static void printOnce(String table) {
    System.out.println(table);
  }

  private Runnable administrator(Connection connection, Instant at) throws SQLException {
    var username = setting("lekdicht.admin.username");
    var password = setting("lekdicht.admin.password");
    var supplier = setting("lekdicht.supplier.name");
    if (username.isEmpty() || password.isEmpty() || supplier.isEmpty()) {
      return () ->
          LOG.warn(
              "Nobody can sign in: there are no accounts. Start once with LEKDICHT_ADMIN_USERNAME, LEKDICHT_ADMIN_PASSWORD and LEKDICHT_SUPPLIER_NAME.");
    }
    if (password.get().length() < Passwords.LEAST_CHARACTERS) {
      throw new StartRefused(
          "LEKDICHT_ADMIN_PASSWORD must have at least %d characters."
              .formatted(Passwords.LEAST_CHARACTERS));
    }
    var email = setting("lekdicht.admin.email");
    if (email.isPresent() && !ADDRESS.matcher(email.get()).matches()) {
      throw new StartRefused("LEKDICHT_ADMIN_EMAIL must be one mail address.");
    }
    var supplierId = Rows.supplier(connection, supplier.get(), at);
    Rows.supplierAccount(
        connection,
        supplierId,
        new Rows.Person(username.get(), username.get(), "ADMINISTRATOR", email.orElse(null)),
        id -> passwords.hash(password.get()),
        at);
    return () -> LOG.info("Made the administrator that LEKDICHT_ADMIN_USERNAME names");
  }

  private Optional<String> setting(String name) {
    return environment.getProperty(name, String.class).filter(value -> !value.isBlank());
  }
}
