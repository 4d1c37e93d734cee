package nl.lekdicht.acknowledgement;

import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Primary;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Desk;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;

/** Sent papers as whoever keeps them would have them, in memory. */
final class Papers implements Acknowledging {
  private final Service service;
  private final Map<UUID, Instant> acknowledged = new ConcurrentHashMap<>();
  private final Map<UUID, String> sent = new ConcurrentHashMap<>();
  final List<Link> asked = new ArrayList<>();
  boolean refusing;

  private Papers(Service service) {
    this.service = service;
  }

  static Papers in(Service service) {
    Papers papers = new Papers(service);
    MutableAnnotationMetadata primary = new MutableAnnotationMetadata();
    primary.addDeclaredAnnotation(Primary.class.getName(), Map.of());
    service
        .context()
        .registerBeanDefinition(
            RuntimeBeanDefinition.builder(Acknowledging.class, () -> papers)
                .singleton(true)
                .annotationMetadata(primary)
                .build());
    return papers;
  }

  /** The path of a link for a paper of its own, about the only incident there is. */
  String send(UUID supplier, String brin, String language) {
    UUID paper = UUID.randomUUID();
    sent.put(paper, "2026-0001");
    Link link =
        new Link(supplier, incident(), paper, brin, "Noor van Dalen", "noor@example.nl", language);
    return issue(List.of(link)).getFirst().getPath();
  }

  List<URI> issue(List<Link> links) {
    return service
        .bean(Desk.class)
        .<List<URI>>onWatch(
            links.getFirst().supplier(),
            service.clock().instant(),
            watch -> service.bean(Links.class).issue(links, watch.at()));
  }

  UUID incident() {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select id from incident limit 1")) {
      row.next();
      return UUID.fromString(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void lose() {
    sent.clear();
  }

  @Override
  public Optional<Sent> find(Occasion watch, Link link) {
    return Optional.ofNullable(sent.get(link.paper()))
        .map(number -> new Sent(number, at(link.paper())));
  }

  @Override
  public Outcome<Instant> acknowledge(Occasion watch, Link link) {
    if (!watch.actor().roles().contains(Role.WATCH)) {
      throw new IllegalStateException("not the watch");
    }
    if (refusing) {
      return Outcome.refused(new Refusal.NotNow("not-sent", "It was not sent."));
    }
    asked.add(link);
    acknowledged.putIfAbsent(link.paper(), watch.at());
    Instant first = at(link.paper());
    return Outcome.accepted(first == null ? watch.at() : first);
  }

  private @Nullable Instant at(UUID paper) {
    return acknowledged.get(paper);
  }
}
