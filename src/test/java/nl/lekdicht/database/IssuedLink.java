package nl.lekdicht.database;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.acknowledgement.Link;
import nl.lekdicht.acknowledgement.Links;
import nl.lekdicht.support.Service;

/** A link to acknowledge a paper that nobody wrote. */
final class IssuedLink {
  private IssuedLink() {}

  static URI in(Service service, UUID supplier, UUID incident) {
    Link link =
        new Link(supplier, incident, UUID.randomUUID(), "99XA", "Noor", "noor@example.nl", "nl");
    return service
        .bean(Desk.class)
        .<List<URI>>onWatch(
            supplier,
            service.clock().instant(),
            watch -> service.bean(Links.class).issue(List.of(link), watch.at()))
        .getFirst();
  }
}
