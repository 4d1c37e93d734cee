package nl.lekdicht.outbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A mail as it goes over the wire. Sent twice, it has the same Message-ID, so that a reader or a server can tell. */
final class Envelope extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;

  private Envelope(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * @param at when it is sent
   * @throws AddressException when the address cannot be one
   */
  static Envelope of(Mail mail, InternetAddress from, Instant at, Session session)
      throws MessagingException {
    String address = from.getAddress();
    Envelope envelope =
        new Envelope(
            session, "<%s%s>".formatted(mail.id(), address.substring(address.lastIndexOf('@'))));
    envelope.setFrom(from);
    envelope.setRecipient(Message.RecipientType.TO, recipient(mail));
    envelope.setSubject(oneLine(mail.subject()), UTF_8);
    envelope.setSentDate(Date.from(at));
    envelope.setContentLanguage(new String[] {mail.language()});
    envelope.setHeader("Auto-Submitted", "auto-generated");
    Wording wording = mail.wording();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(wording.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(wording.html(), UTF_8, "html");
    envelope.setContent(new MimeMultipart("alternative", text, html));
    envelope.saveChanges();
    return envelope;
  }

  private static InternetAddress recipient(Mail mail) throws AddressException {
    InternetAddress recipient = new InternetAddress(mail.address(), true);
    try {
      recipient.setPersonal(oneLine(mail.name()), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is always there", e);
    }
    return recipient;
  }

  /** Whatever a text holds, it adds no header. */
  static String oneLine(String text) {
    return text.codePoints()
        .map(point ->
            Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
