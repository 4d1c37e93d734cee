package nl.lekdicht.database;

import java.util.List;
import java.util.UUID;
import nl.lekdicht.outbox.Letter;
import nl.lekdicht.outbox.Outbox;
import nl.lekdicht.outbox.Posting;
import nl.lekdicht.outbox.Recipient;
import nl.lekdicht.support.Service;

/** A mail of a supplier, in its outbox. */
final class PostedMail {
  private PostedMail() {}

  static void in(Service service, UUID supplier) {
    var letter = new Letter("2026-0001", List.of("Access is still open."), null);
    var recipient = new Recipient(null, "Noor Voorbeeld", "noor@example.nl", "nl");
    service
        .bean(Desk.class)
        .onWatch(
            supplier,
            service.clock().instant(),
            watch -> {
              service
                  .bean(Outbox.class)
                  .post(
                      List.of(new Posting(supplier, null, "a cause", recipient, letter)),
                      watch.at());
              return watch;
            });
  }
}
