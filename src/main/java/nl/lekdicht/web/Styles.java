package nl.lekdicht.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import nl.lekdicht.core.Sha256;

/** What the pages look like. The address holds a digest of the content, so that a browser may keep it for ever. */
@Controller("/styles")
@Secured(SecurityRule.IS_ANONYMOUS)
public final class Styles {
  private static final byte[] CONTENT = content();
  private static final String VERSION = version();

  /** Where the pages find it. */
  public static final String PATH = "/styles/%s/lekdicht.css".formatted(VERSION);

  Styles() {}

  @Get(value = "/{version}/lekdicht.css", produces = "text/css;charset=utf-8")
  HttpResponse<?> css(String version) {
    return version.equals(VERSION)
        ? HttpResponse.ok(CONTENT)
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header("X-Content-Type-Options", "nosniff")
        : Problems.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
  }

  private static byte[] content() {
    try (InputStream css = Styles.class.getResourceAsStream("/public/lekdicht.css")) {
      return Objects.requireNonNull(css, "lekdicht.css is missing from the jar").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version() {
    return Sha256.hex(CONTENT).substring(0, 12);
  }
}
