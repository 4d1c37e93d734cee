package nl.lekdicht.outbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import nl.lekdicht.database.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that the settings name.
 *
 * @param username null for a server that asks for none
 * @param encrypted whether nothing is said before STARTTLS succeeded, or never asks for it
 * @param certificates a PEM file with what is trusted besides the certificates that Java knows
 */
record MailServer(
    String host,
    int port,
    @Nullable String username,
    String password,
    InternetAddress from,
    boolean encrypted,
    @Nullable Path certificates) {
  private static final String SUBMISSION = "587";

  /**
   * Empty when no host is named.
   *
   * @throws StartRefused when the settings cannot be right
   */
  static Optional<MailServer> named(Function<String, Optional<String>> settings) {
    Function<String, Optional<String>> given =
        name -> settings.apply("lekdicht.mail." + name).filter(value -> !value.isBlank());
    return given
        .apply("host")
        .map(host ->
            new MailServer(
                host.strip(),
                port(given.apply("port").orElse(SUBMISSION)),
                given.apply("username").orElse(null),
                given.apply("password").orElse(""),
                from(given.apply("from").or(() -> given.apply("username"))),
                encrypted(given.apply("starttls").orElse("required")),
                given.apply("certificates").map(Path::of).orElse(null)));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new StartRefused("LEKDICHT_MAIL_PORT must be a port, 1 to 65535; it is " + text);
  }

  private static InternetAddress from(Optional<String> text) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(text.orElse(""), true);
      if (addresses.length == 1 && addresses[0].getAddress().indexOf('@') > 0) {
        return addresses[0];
      }
    } catch (AddressException e) {
      // Told below.
    }
    throw new StartRefused(
        "LEKDICHT_MAIL_FROM must be the address that mail comes from, such as Lekdicht <lekdicht@example.nl>");
  }

  private static boolean encrypted(String text) {
    return switch (text.strip()) {
      case "required" -> true;
      case "off" -> false;
      default ->
          throw new StartRefused("LEKDICHT_MAIL_STARTTLS must be required or off; it is " + text);
    };
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
