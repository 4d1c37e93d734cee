package nl.lekdicht.acknowledgement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.database.Desk;
import nl.lekdicht.school.SchoolDirectory;

/** Opens links, and acknowledges by them. */
@Singleton
class Acknowledgements {
  private final Desk desk;
  private final LinkStore store;
  private final Acknowledging papers;
  private final SchoolDirectory schools;

  Acknowledgements(Desk desk, LinkStore store, Acknowledging papers, SchoolDirectory schools) {
    this.desk = desk;
    this.store = store;
    this.papers = papers;
    this.schools = schools;
  }

  /** A link as it was found, and the moment at which somebody looked. */
  private record Found(LinkStore.Issued issued, Instant at) {}

  /** What the work finds of a link that is valid, in a transaction that has its supplier in scope. */
  private interface Opening {
    Opened open(Occasion watch, Link link, Opened.Subject subject, Acknowledging.Sent sent);
  }

  /** Changes nothing: mail scanners open links too. */
  Opened open(String token) {
    return open(token, (_, _, subject, sent) -> as(subject, sent));
  }

  /** The second time finds what the first did. */
  Opened acknowledge(String token) {
    return open(
        token,
        (watch, link, subject, sent) ->
            sent.acknowledgedAt() != null
                ? as(subject, sent)
                : switch (papers.acknowledge(watch, link)) {
                  case Outcome.Accepted<Instant>(var at) -> new Opened.Acknowledged(subject, at);
                  case Outcome.Refused<Instant> _ -> new Opened.Refused(subject);
                });
  }

  private static Opened as(Opened.Subject subject, Acknowledging.Sent sent) {
    Instant at = sent.acknowledgedAt();
    return at == null ? new Opened.Waiting(subject) : new Opened.Acknowledged(subject, at);
  }

  private Opened open(String token, Opening opening) {
    return find(token)
        .map(found ->
            found.at().isBefore(found.issued().expiresAt())
                ? open(found, opening)
                : new Opened.Expired(found.issued().language()))
        .orElseGet(Opened.Unknown::new);
  }

  private Optional<Found> find(String token) {
    return LinkSecret.canBe(token)
        ? desk.<Optional<Found>>unannounced(
            at -> store.recognise(LinkSecret.digest(token)).map(issued -> new Found(issued, at)))
        : Optional.empty();
  }

  private Opened open(Found found, Opening opening) {
    Link link = found.issued().link();
    return desk.<Opened>onWatch(
        link.supplier(),
        found.at(),
        watch ->
            papers
                .find(watch, link)
                .map(sent -> opening.open(watch, link, subject(link, sent), sent))
                .orElseGet(Opened.Unknown::new));
  }

  private Opened.Subject subject(Link link, Acknowledging.Sent sent) {
    return new Opened.Subject(
        link.language(),
        schools.supplierName(link.supplier()),
        schools.names(List.of(link.brin())).getOrDefault(link.brin(), link.brin()),
        sent.incidentNumber());
  }
}
