package nl.lekdicht.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.lekdicht.database.Desk;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail by a mail server that takes everything. */
class CourierTest {
  private static GreenMail greenMail;
  private static Service service;
  private static UUID supplier;
  private static Writing writing;

  @BeforeAll
  static void start() {
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    service = Service.start(Writing.by(greenMail.getSmtp().getPort()));
    supplier = Cast.in(service).supplier("Leerlicht BV");
    writing = Writing.at(service, supplier);
  }

  @AfterAll
  static void stop() {
    service.close();
    greenMail.stop();
  }

  @BeforeEach
  void empty() throws SQLException, FolderException {
    greenMail.purgeEmailFromAllMailboxes();
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute("delete from mail");
    }
  }

  @Test
  void a_mail_is_sent_once_with_everything_that_belongs_on_it() throws Exception {
    writing.post(
        writing.posting(
            "rung 1",
            "noor@example.nl",
            Writing.letter("2026-0001: toegang nog open", "Eerste alinea.", "Tweede alinea.")));

    assertThat(writing.send()).isEqualTo(1);
    assertThat(writing.send()).isZero();

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("2026-0001: toegang nog open");
    assertThat(mail.getFrom())
        .containsExactly(new InternetAddress("lekdicht@leerlicht.example.nl", "Lekdicht"));
    assertThat(mail.getAllRecipients())
        .containsExactly(new InternetAddress("noor@example.nl", "Noor Voorbeeld"));
    assertThat(mail.getSentDate()).isEqualTo(writing.now());
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getContentLanguage()).containsExactly("nl");
    assertThat(mail.getMessageID())
        .isEqualTo("<%s@leerlicht.example.nl>".formatted(writing.rows("id").getFirst()));
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(text(mail))
        .isEqualTo("Eerste alinea.\n\nTweede alinea.\n\n%s\n".formatted(Writing.LINK));
    assertThat(html(mail))
        .contains("<html lang=\"nl\">", "<p>Eerste alinea.</p>", "<p>Tweede alinea.</p>")
        .contains("<a href=\"%1$s\">%1$s</a>".formatted(Writing.LINK));
    assertThat(writing.rows("state, attempts, sent_at is not null, last_error"))
        .containsExactly("SENT | 1 | t");
  }

  @Test
  void a_transaction_that_is_rolled_back_sends_nothing() {
    assertThatThrownBy(() ->
            service
                .bean(Desk.class)
                .onWatch(
                    supplier,
                    writing.now(),
                    watch -> {
                      service
                          .bean(Outbox.class)
                          .post(
                              List.of(
                                  writing.posting(
                                      "never", "noor@example.nl", Writing.letter("Never"))),
                              watch.at());
                      throw new IllegalStateException("what caused it did not happen");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(writing.send()).isZero();
    assertThat(writing.rows("id")).isEmpty();
  }

  @Test
  void posted_twice_is_sent_once_to_each_address() {
    Posting noor = writing.posting("rung 1", "noor@example.nl", Writing.letter("One", "Two"));
    Posting bram = writing.posting("rung 1", "bram@example.nl", Writing.letter("One", "Two"));
    writing.post(noor, bram, noor);
    writing.send();
    writing.post(noor, bram);

    assertThat(writing.send()).isZero();
    assertThat(greenMail.getReceivedMessages()).hasSize(2);
  }

  @Test
  void a_subject_or_a_name_adds_no_header() throws Exception {
    Letter letter = Writing.letter("Open\r\nBcc: thief@example.com\r\n\r\nHello\u2028there", "x");
    writing.post(
        new Posting(
            supplier,
            null,
            "injection",
            new Recipient(
                null, "Noor\r\nX-Injected: yes\n\"<thief@example.com>", "noor@example.nl", "en"),
            letter));
    writing.send();

    MimeMessage mail = only();
    assertThat(mail.getSubject()).startsWith("Open").contains("Bcc: thief@example.com");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("X-Injected")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress())
        .isEqualTo("noor@example.nl");
  }

  @Test
  void an_address_that_would_add_a_recipient_is_refused_by_the_table() {
    assertThatThrownBy(() ->
            writing.post(
                writing.posting(
                    "two", "noor@example.nl>\r\nRCPT TO:<thief@example.com", Writing.letter("x"))))
        .hasMessageContaining("mail_address_looks_like_one");
  }

  @Test
  void script_is_text_in_both_parts() throws Exception {
    String hostile = "<script>alert(1)</script> & \"<b>'bold'</b>\"";
    writing.post(
        writing.posting("script", "noor@example.nl", Writing.letter(hostile, hostile, "a\nb")));
    writing.send();

    assertThat(only().getSubject()).isEqualTo(hostile);
    assertThat(text(only())).startsWith(hostile);
    assertThat(html(only()))
        .doesNotContain("<script", "<b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&lt;b&gt;&#39;bold")
        .contains("<p>a<br>b</p>");
  }

  @Test
  void emoji_and_ten_thousand_characters_arrive_as_they_were() throws Exception {
    String paragraph = "Ça va? 🧯é".repeat(1000);
    writing.post(
        writing.posting(
            "long",
            "noor@example.nl",
            Writing.letter("🔥 Lek bij De Wilgentuin ".repeat(20), paragraph)));
    writing.send();

    assertThat(only().getSubject()).isEqualTo("🔥 Lek bij De Wilgentuin ".repeat(20).strip());
    assertThat(text(only())).startsWith(paragraph + "\n");
    assertThat(html(only())).contains("<p>" + paragraph + "</p>");
  }

  @Test
  void what_cannot_be_stored_holds_up_no_other_mail() throws Exception {
    writing.post(
        writing.posting("zero", "noor@example.nl", Writing.letter("a\u0000b", "c\ud800d")),
        writing.posting("other", "bram@example.nl", Writing.letter("Other", "Fine.")));

    assertThat(writing.send()).isEqualTo(2);
    assertThat(writing.rows("subject")).containsExactlyInAnyOrder("a\ufffdb", "Other");
  }

  @Test
  void two_instances_share_the_work_and_send_each_mail_once() throws MessagingException {
    int many = 450;
    List<Posting> burst =
        IntStream.range(0, many)
            .mapToObj(i ->
                writing.posting(
                    "burst " + i, "noor@example.nl", Writing.letter("Mail " + i, "One of many.")))
            .toList();
    writing.postAll(burst);
    Service second =
        Service.start(
            service.database(), service.clock(), Writing.by(greenMail.getSmtp().getPort()));
    int byFirst;
    int bySecond;
    try {
      Writing other = Writing.at(second, supplier);
      CompletableFuture<Integer> elsewhere = CompletableFuture.supplyAsync(other::send);
      byFirst = writing.send();
      bySecond = elsewhere.join();
    } finally {
      second.stop();
    }

    assertThat(byFirst + bySecond).isEqualTo(many);
    assertThat(byFirst).isPositive();
    assertThat(bySecond).isPositive();
    assertThat(subjects()).hasSize(many).doesNotHaveDuplicates();
    assertThat(writing.rows("state")).hasSize(many).containsOnly("SENT");
  }

  @Test
  void what_a_dead_courier_had_in_hand_is_taken_over_when_its_lease_ends() throws Exception {
    writing.post("taken over");
    OutboxStore store = service.bean(OutboxStore.class);
    Mail held =
        service
            .bean(Desk.class)
            .<List<Mail>>unannounced(at -> store.claim(at, at.plus(Courier.LEASE), 10))
            .getFirst();

    service.clock().forward(Courier.LEASE.minusMillis(1));
    assertThat(writing.send()).isZero();
    service.clock().forward(Duration.ofMillis(1));
    assertThat(writing.send()).isEqualTo(1);

    int late =
        service
            .bean(Desk.class)
            .<Integer>onWatch(
                supplier,
                writing.now(),
                _ -> store.putOff(held.id(), held.attempts(), writing.now(), false, "back again"));
    assertThat(late).isZero();
    assertThat(writing.rows("state, attempts, last_error")).containsExactly("SENT | 2");
    assertThat(only().getMessageID()).contains(held.id().toString());
  }

  @Test
  void sent_twice_after_a_crash_it_bears_the_same_message_id() throws Exception {
    writing.post("crash");
    writing.send();
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(
          "update mail set state = 'PENDING', sent_at = null, next_attempt_at = created_at");
    }
    writing.send();

    List<String> ids =
        Arrays.stream(greenMail.getReceivedMessages()).map(CourierTest::messageId).toList();
    assertThat(ids).hasSize(2);
    assertThat(Collections.frequency(ids, ids.getFirst())).isEqualTo(2);
  }

  private static MimeMessage only() {
    MimeMessage[] received = greenMail.getReceivedMessages();
    assertThat(received).hasSize(1);
    return received[0];
  }

  private static List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage mail : greenMail.getReceivedMessages()) {
      subjects.add(mail.getSubject());
    }
    return subjects;
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return part(mail, 0, "text/plain; charset=UTF-8");
  }

  private static String html(MimeMessage mail) throws MessagingException, IOException {
    return part(mail, 1, "text/html; charset=UTF-8");
  }

  private static String part(MimeMessage mail, int number, String type)
      throws MessagingException, IOException {
    BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
    assertThat(part.getContentType()).isEqualTo(type);
    return ((String) part.getContent()).replace("\r\n", "\n");
  }
}
