package nl.lekdicht.evidence;

import io.micronaut.http.HttpRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.lekdicht.web.BadRequest;
import org.jspecify.annotations.Nullable;

/** The digest of a body in a header, as RFC 9530 has it: {@code sha-256=:…base64…:}, possibly among other algorithms, which are passed by. */
final class SaidDigest {
  static final String CONTENT = "Content-Digest";
  static final String REPRESENTATION = "Repr-Digest";

  /** One member of the dictionary, with whatever parameters. */
  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:;[^,]*)?(?=,|$)");

  private static final Pattern ANY_SHA_256 = Pattern.compile("(?i)(?:^|,)\\s*sha-256\\s*=");

  private SaidDigest() {}

  /**
   * In hexadecimal; null when no header says one.
   *
   * @throws BadRequest when a header says one that is none, or two say different ones
   */
  static @Nullable String of(HttpRequest<?> request) {
    List<String> said =
        Stream.of(CONTENT, REPRESENTATION)
            .flatMap(header ->
                request.getHeaders().getAll(header).stream().flatMap(text -> read(header, text)))
            .distinct()
            .toList();
    if (said.size() > 1) {
      throw BadRequest.because(CONTENT, "must be one and the same wherever it is said");
    }
    return said.isEmpty() ? null : said.getFirst();
  }

  private static Stream<String> read(String header, String text) {
    Matcher found = SHA_256.matcher(text);
    if (found.find()) {
      return Stream.of(HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1))));
    }
    if (ANY_SHA_256.matcher(text).find()) {
      throw BadRequest.because(header, "must have SHA-256 as sha-256=:base64:");
    }
    return Stream.of();
  }

  /** A digest in hexadecimal as the headers have it. */
  static String format(String hex) {
    return "sha-256=:%s:"
        .formatted(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));
  }
}
