package nl.lekdicht.outbox;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.Optional;
import nl.lekdicht.database.Database;

/** Whether mail is sent, kept to be shown, or can do nothing but wait: see the README's settings. */
@Singleton
final class Delivery {
  private final Optional<MailServer> server;
  private final boolean demo;

  Delivery(Database database, Environment environment) {
    server = MailServer.named(name -> environment.getProperty(name, String.class));
    demo = server.isEmpty() && database.directory().isPresent();
  }

  /** The mail server; empty when none is named. */
  Optional<MailServer> server() {
    return server;
  }

  /** Beside an embedded database, without a mail server, mail is kept and shown under /mail. */
  boolean isDemo() {
    return demo;
  }
}
