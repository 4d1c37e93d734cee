package nl.lekdicht.support;

import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** The service as far as it comes without a database: for tests of the web package. */
public final class WebOnly {
  private WebOnly() {}

  /** Running, in the environment web-test; a server in it takes a free port. */
  public static ApplicationContext context() {
    return ApplicationContext.run(
        Map.of(
            "micronaut.server.port",
            -1,
            "flyway.enabled",
            false,
            "datasources.default.enabled",
            false),
        "web-test");
  }
}
