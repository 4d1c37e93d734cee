package nl.lekdicht.support;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Primary;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.TestPostgres;

/** The service as it runs, on a random port, a database of its own and a clock moved by hand. */
public final class Service implements AutoCloseable {
  /** Where the clock of a service stands when nobody says otherwise: a Monday, ten in the morning in Amsterdam. */
  public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private final TestDatabase database;
  private final HandClock clock;
  private final EmbeddedServer server;

  private Service(TestDatabase database, HandClock clock, EmbeddedServer server) {
    this.database = database;
    this.clock = clock;
    this.server = server;
  }

  public static Service start() {
    return start(Map.of());
  }

  public static Service start(Map<String, Object> properties) {
    return start(TestDatabase.fresh(), new HandClock(START), properties);
  }

  /** On a database that may outlive the service, as over a restart. */
  public static Service start(
      TestDatabase database, HandClock clock, Map<String, Object> properties) {
    var address = database.address();
    var all = new HashMap<String, Object>();
    all.put("datasources.default.url", address.url());
    all.put("datasources.default.username", address.service().username());
    all.put("datasources.default.password", address.service().password());
    all.put("lekdicht.owner.username", address.owner().username());
    all.put("lekdicht.owner.password", address.owner().password());
    all.putAll(properties);
    var server = run(clock, all);
    return new Service(database, clock, server);
  }

  /** In demo mode: on an embedded database of its own in that directory. */
  public static Service demo(Path data, Map<String, Object> properties) throws IOException {
    TestPostgres.putProgramsIn(data);
    var clock = new HandClock(START);
    var all = new HashMap<String, Object>();
    all.put("lekdicht.data", data.toString());
    all.putAll(properties);
    var server = run(clock, all);
    var address = server.getApplicationContext().getBean(Database.class).address();
    return new Service(TestDatabase.at(address), clock, server);
  }

  private static EmbeddedServer run(HandClock clock, Map<String, Object> properties) {
    var all = new HashMap<String, Object>();
    all.put("micronaut.server.host", "127.0.0.1");
    all.put("micronaut.server.port", -1);
    all.put("lekdicht.watch.enabled", false);
    all.put("lekdicht.token-secret", "a secret of tests that is long enough for HS256");
    all.putAll(properties);
    var context =
        ApplicationContext.builder()
            .environments("test")
            .deduceEnvironment(false)
            .properties(all)
            .beanDefinitions(
                RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                    .singleton(true)
                    .annotationMetadata(primary())
                    .replaces(InstantSource.class)
                    .build())
            .start();
    if (context.getBean(InstantSource.class) != clock) {
      throw new IllegalStateException("The service does not run on the clock of the test");
    }
    return context.getBean(EmbeddedServer.class).start();
  }

  private static MutableAnnotationMetadata primary() {
    var metadata = new MutableAnnotationMetadata();
    metadata.addDeclaredAnnotation(Primary.class.getName(), Map.of());
    return metadata;
  }

  public URI baseUri() {
    return server.getURI();
  }

  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  public <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  public HandClock clock() {
    return clock;
  }

  public TestDatabase database() {
    return database;
  }

  public Connection asOwner() throws SQLException {
    return database.asOwner();
  }

  /** Stops the service and leaves its database for the next one. */
  public void stop() {
    server.close();
    context().close();
  }

  @Override
  public void close() {
    stop();
    database.close();
  }
}
