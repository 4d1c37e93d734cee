package nl.lekdicht.outbox;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.database.Desk;
import nl.lekdicht.support.Service;

/** Posts mail for a supplier, and looks at what became of it. */
final class Writing {
  static final URI LINK = URI.create("http://localhost:8080/incidents/2026-0001");

  private final Service service;
  private final UUID supplier;

  private Writing(Service service, UUID supplier) {
    this.service = service;
    this.supplier = supplier;
  }

  static Writing at(Service service, UUID supplier) {
    return new Writing(service, supplier);
  }

  /** Settings for a mail server on this machine that knows no encryption. */
  static Map<String, Object> by(int port) {
    return Map.of(
        "lekdicht.mail.host", "localhost",
        "lekdicht.mail.port", port,
        "lekdicht.mail.from", "Lekdicht <lekdicht@leerlicht.example.nl>",
        "lekdicht.mail.starttls", "off");
  }

  static Letter letter(String subject, String... paragraphs) {
    return new Letter(subject, List.of(paragraphs), LINK);
  }

  Posting posting(String cause, String address, Letter letter) {
    return new Posting(
        supplier, null, cause, new Recipient(null, "Noor Voorbeeld", address, "nl"), letter);
  }

  void post(Posting... postings) {
    postAll(List.of(postings));
  }

  void post(String cause) {
    post(posting(cause, "noor@example.nl", letter("2026-0001: " + cause, "Access is still open.")));
  }

  void postAll(List<Posting> postings) {
    service
        .bean(Desk.class)
        .onWatch(
            supplier,
            now(),
            watch -> {
              service.bean(Outbox.class).post(postings, watch.at());
              return watch;
            });
  }

  int send() {
    return service.bean(Courier.class).runOnce(now());
  }

  Instant now() {
    return service.clock().instant();
  }

  /** The columns of every mail in the order of posting, with a bar between them. */
  List<String> rows(String columns) {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select concat_ws(' | ', %s) from mail order by created_at, id"
                    .formatted(columns))) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
