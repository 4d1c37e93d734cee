package nl.lekdicht.acknowledgement;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;
import nl.lekdicht.web.Outage;
import nl.lekdicht.web.Pages;
import nl.lekdicht.web.SecretAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a link, for whoever holds it. Opening it acknowledges nothing; its one button does. No cookie is involved, so a page from
 * elsewhere that sends the form needs the secret itself.
 */
@Controller("/acknowledgements/{token}")
@SecretAddress
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcknowledgementPages {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementPages.class);
  private static final String TEMPLATE = "acknowledgement/one";

  private final Acknowledgements acknowledgements;
  private final Pages pages;

  AcknowledgementPages(Acknowledgements acknowledgements, Pages pages) {
    this.acknowledgements = acknowledgements;
    this.pages = pages;
  }

  @Get(produces = {MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  HttpResponse<?> open(HttpRequest<?> request, String token) {
    return orOutage(request, () -> shown(acknowledgements.open(token), request));
  }

  /** The form is empty: the address says it all. Answered with the page to look at, so that reloading sends nothing again. */
  @Post(
      consumes = MediaType.ALL,
      produces = {MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  HttpResponse<?> acknowledge(HttpRequest<?> request, String token) {
    return orOutage(
        request,
        () -> {
          Opened opened = acknowledgements.acknowledge(token);
          return opened instanceof Opened.Acknowledged
              ? HttpResponse.seeOther(URI.create("/acknowledgements/" + token))
                  .header("Referrer-Policy", "no-referrer")
                  .header(HttpHeaders.CACHE_CONTROL, "no-store")
              : shown(opened, request);
        });
  }

  private HttpResponse<?> shown(Opened opened, HttpRequest<?> request) {
    HttpStatus status =
        switch (opened) {
          case Opened.Unknown _ -> HttpStatus.NOT_FOUND;
          case Opened.Expired _ -> HttpStatus.GONE;
          case Opened.Refused _ -> HttpStatus.CONFLICT;
          case Opened.Waiting _, Opened.Acknowledged _ -> HttpStatus.OK;
        };
    return pages.form(status, TEMPLATE, AcknowledgementPage.of(opened, language(request)));
  }

  /** A reader who is told "unknown" throws the mail away; so what may pass is told as what may pass, and as a page. */
  private HttpResponse<?> orOutage(HttpRequest<?> request, Supplier<HttpResponse<?>> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      if (!Outage.is(e)) {
        throw e;
      }
      LOG.warn("The database is out of reach: {}", e.toString());
      return pages
          .form(
              HttpStatus.SERVICE_UNAVAILABLE,
              TEMPLATE,
              AcknowledgementPage.outage(language(request)))
          .header(HttpHeaders.RETRY_AFTER, "60");
    }
  }

  private static String language(HttpRequest<?> request) {
    return request.getLocale().map(Locale::getLanguage).orElse("nl");
  }
}
