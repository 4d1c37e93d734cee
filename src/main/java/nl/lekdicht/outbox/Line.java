package nl.lekdicht.outbox;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the mail server, made when it is first needed and made again when it broke. */
final class Line implements AutoCloseable {
  /** Longer than a server's sentence, and what the table takes. */
  private static final int MOST_OF_REASON = 480;

  private static final int CAUSES = 20;

  /** Asks for signing in, and how it went: about us, whatever is asked at that moment. */
  private static final Set<Integer> ABOUT_SIGNING_IN = Set.of(530, 534, 535, 538);

  private final MailServer server;
  private final Session session;
  private @Nullable SMTPTransport transport;

  Line(MailServer server, Session session) {
    this.server = server;
    this.session = session;
  }

  /** Gives every end of the attempt as a value; an unusable address is one of them. */
  Fate send(Mail mail, Instant at) {
    Envelope envelope;
    try {
      envelope = Envelope.of(mail, server.from(), at, session);
    } catch (AddressException e) {
      return new Fate.Refused(clean("This cannot be an address. " + e.getMessage()));
    } catch (MessagingException e) {
      return new Fate.PutOff(clean("The mail cannot be written. " + told(e)), false);
    }
    SMTPTransport open;
    try {
      open = connected();
    } catch (AuthenticationFailedException e) {
      close();
      return new Fate.Unreachable(
          "The mail server %s refuses the username and password.".formatted(server));
    } catch (MessagingException e) {
      close();
      return new Fate.Unreachable(
          clean("The mail server %s cannot be used. %s".formatted(server, told(e))));
    }
    try {
      Address[] recipients = envelope.getAllRecipients();
      open.sendMessage(envelope, recipients);
      return new Fate.Sent();
    } catch (MessagingException e) {
      return fate(e);
    }
  }

  private SMTPTransport connected() throws MessagingException {
    SMTPTransport open = transport;
    if (open != null && open.isConnected()) {
      return open;
    }
    close();
    open =
        new SMTPTransport(
            session, new URLName("smtp", server.host(), server.port(), null, null, null));
    transport = open;
    open.connect(
        server.host(),
        server.port(),
        server.username(),
        server.username() == null ? null : server.password());
    return open;
  }

  private Fate fate(MessagingException failure) {
    String reason = clean(told(failure));
    return chain(failure)
        .filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast)
        .findFirst()
        .map(SMTPAddressFailedException::getReturnCode)
        .filter(code -> !ABOUT_SIGNING_IN.contains(code))
        .<Fate>map(code ->
            code >= 500 && code < 600
                ? new Fate.Refused(reason)
                : new Fate.PutOff(reason, code >= 400 && code < 500))
        .orElseGet(() -> new Fate.PutOff(reason, false));
  }

  private static Stream<Throwable> chain(MessagingException failure) {
    return Stream.<Throwable>iterate(
            failure,
            it -> it != null,
            it -> it instanceof MessagingException mail ? mail.getNextException() : it.getCause())
        .limit(CAUSES);
  }

  /** The last of the chain is what the server or the network said. */
  private static String told(MessagingException failure) {
    Throwable last = chain(failure).reduce(failure, (_, next) -> next);
    String message = last.getMessage();
    return message == null || message.isBlank() ? last.getClass().getSimpleName() : message;
  }

  private String clean(String reason) {
    String line = Envelope.oneLine(reason);
    String safe =
        server.password().isEmpty() ? line : line.replace(server.password(), "(the password)");
    return safe.codePoints()
        .limit(MOST_OF_REASON)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public void close() {
    SMTPTransport open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        // What was to be said was said.
      }
    }
  }
}
