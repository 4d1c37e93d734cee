package nl.lekdicht.acknowledgement;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives out links, each with a secret of its own. */
@Singleton
public final class Links {
  /** How long a link acknowledges: 180 days of 24 hours, the last moment not included. */
  static final Duration VALID = Duration.ofDays(180);

  private static final JsonMapper JSON = new JsonMapper();

  private final LinkStore store;
  private final String address;

  /**
   * @param address where people reach this service
   */
  Links(
      LinkStore store,
      @Property(name = "lekdicht.address", defaultValue = "http://localhost:8080") String address) {
    this.store = store;
    this.address = address.strip().replaceFirst("/+$", "");
  }

  /**
   * Within the transaction of the caller, who has the supplier in scope: one statement, for thousands too.
   *
   * @return an address for each link, in the same order; they cannot be told again
   */
  public List<URI> issue(List<Link> links, Instant at) {
    if (links.isEmpty()) {
      return List.of();
    }
    List<URI> addresses = new ArrayList<>();
    ArrayNode rows = JSON.createArrayNode();
    for (Link link : links) {
      String secret = LinkSecret.make();
      addresses.add(URI.create("%s/acknowledgements/%s".formatted(address, secret)));
      rows.addObject()
          .put("digest", LinkSecret.digest(secret))
          .put("supplier_id", link.supplier().toString())
          .put("incident_id", link.incident().toString())
          .put("paper_id", link.paper().toString())
          .put("brin", link.brin())
          .put("contact_name", link.contactName())
          .put("contact_address", link.contactAddress())
          .put("language", link.language());
    }
    store.issue(rows.toString(), at, at.plus(VALID));
    return List.copyOf(addresses);
  }
}
