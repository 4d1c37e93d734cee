package nl.lekdicht.outbox;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.database.Desk;
import nl.lekdicht.web.Pages;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/**
 * The mail that demo mode keeps instead of sending, for whoever sits at this machine. The name that the browser asked for must be this
 * machine's too: a page from elsewhere that lets its own name point here gets nothing.
 */
@Controller("/mail")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MailPages {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final DateTimeFormatter FOR_READING =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.of("Europe/Amsterdam"));

  private final OutboxStore store;
  private final Desk desk;
  private final Delivery delivery;
  private final Pages pages;

  MailPages(OutboxStore store, Desk desk, Delivery delivery, Pages pages) {
    this.store = store;
    this.desk = desk;
    this.delivery = delivery;
    this.pages = pages;
  }

  @Get(produces = {MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  HttpResponse<?> list(HttpRequest<?> request) {
    return atThisMachine(
        request,
        () -> {
          Query query = Query.of(request);
          int atMost = query.limit();
          UUID before = query.cursor(parts -> UUID.fromString(parts.getFirst()));
          query.done();
          List<Mail.Kept> found = desk.unannounced(_ -> store.kept(before, atMost + 1));
          List<Mail.Kept> shown = found.subList(0, Math.min(atMost, found.size()));
          String older =
              found.size() > atMost
                  ? "/mail?limit=%d&cursor=%s"
                      .formatted(atMost, Query.cursor(shown.getLast().id().toString()))
                  : null;
          return pages.page(
              "mail/list",
              new MailListPage(
                  shown.stream().map(MailPages::line).toList(), before == null, older));
        });
  }

  @Get(
      value = "/{id}",
      produces = {MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  HttpResponse<?> one(HttpRequest<?> request, UUID id) {
    return atThisMachine(
        request,
        () ->
            desk.<List<Mail.Kept>>unannounced(_ -> store.kept(following(id), 1)).stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .<HttpResponse<?>>map(mail -> pages.page("mail/one", page(mail)))
                .orElseGet(MailPages::nothing));
  }

  /** The next in the order of identifiers: what is found before it begins with the identifier itself. */
  private static UUID following(UUID id) {
    long low = id.getLeastSignificantBits() + 1;
    return new UUID(id.getMostSignificantBits() + (low == 0 ? 1 : 0), low);
  }

  private HttpResponse<?> atThisMachine(HttpRequest<?> request, Supplier<HttpResponse<?>> answer) {
    boolean here =
        request.getRemoteAddress().getAddress().isLoopbackAddress()
            && THIS_MACHINE.contains(
                request.getHeaders().get("Host", String.class, "").replaceFirst(":\\d+$", ""));
    return delivery.isDemo() && here ? answer.get() : nothing();
  }

  private static HttpResponse<?> nothing() {
    return Problems.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
  }

  private static MailListPage.Line line(Mail.Kept mail) {
    return new MailListPage.Line(
        "/mail/" + mail.id(),
        Envelope.oneLine(mail.subject()),
        mail.language(),
        "%s <%s>".formatted(mail.name(), mail.address()),
        FOR_READING.format(mail.createdAt()),
        moment(mail.createdAt()));
  }

  private static MailPage page(Mail.Kept mail) {
    Wording wording = mail.wording();
    return new MailPage(
        Envelope.oneLine(mail.subject()),
        mail.language(),
        mail.name(),
        mail.address(),
        FOR_READING.format(mail.createdAt()),
        moment(mail.createdAt()),
        wording.text(),
        wording.fragment());
  }

  private static String moment(Instant at) {
    return at.toString();
  }
}
