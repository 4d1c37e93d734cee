package nl.lekdicht.web;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.lekdicht.web.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of a request. Faults are collected; {@link #done} tells them all, and refuses what nobody asked for: a misspelled
 * filter must not give the whole list.
 */
public final class Query {
  public static final int MOST = 200;
  private static final int USUAL = 50;
  private static final Pattern BRIN = Pattern.compile("[0-9]{2}[A-Z]{2}([0-9]{2})?");

  private final HttpRequest<?> request;
  private final Set<String> known = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Query(HttpRequest<?> request) {
    this.request = request;
  }

  public static Query of(HttpRequest<?> request) {
    return new Query(request);
  }

  /** How many items: 1 to {@value #MOST}, 50 unless asked. */
  public int limit() {
    Integer limit =
        read(
            "limit", "must be a whole number from 1 to " + MOST, text -> numberFrom(text, 1, MOST));
    return limit == null ? USUAL : limit;
  }

  /**
   * Where the last page ended.
   *
   * @param parse takes the texts that {@link #cursor(String...)} wrote; throws on what it did not write
   */
  public <T> @Nullable T cursor(Function<List<String>, T> parse) {
    return read(
        "cursor", "must be the nextCursor of an earlier page", text -> parse.apply(parts(text)));
  }

  /** A cursor that holds these texts; callers must not look inside. */
  public static String cursor(String... parts) {
    String joined = String.join("\n", parts);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** A moment within a cursor. */
  public static Instant momentOf(String part) {
    return InstantForm.read(part);
  }

  public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
    String values =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return read(name, "must be one of " + values, text -> Enum.valueOf(type, text));
  }

  /** One of these texts. */
  public @Nullable String oneOf(String name, List<String> options) {
    return read(
        name,
        "must be one of " + String.join(", ", options),
        text -> {
          if (!options.contains(text)) {
            throw new IllegalArgumentException("no such option");
          }
          return text;
        });
  }

  public @Nullable Boolean yesOrNo(String name) {
    return read(
        name,
        "must be true or false",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither");
          }
          return text.equals("true");
        });
  }

  public @Nullable Instant moment(String name) {
    return read(
        name, "must be a moment with an offset, such as 2026-11-22T03:04:05Z", InstantForm::read);
  }

  public @Nullable String brin(String name) {
    return read(
        name,
        "must be a BRIN code, such as 99XX or 99XX01",
        text -> {
          if (!BRIN.matcher(text).matches()) {
            throw new IllegalArgumentException("no BRIN code");
          }
          return text;
        });
  }

  /** A whole number, the limits included. */
  public @Nullable Integer number(String name, int least, int most) {
    return read(
        name,
        "must be a whole number from %d to %d".formatted(least, most),
        text -> numberFrom(text, least, most));
  }

  public @Nullable UUID uuid(String name) {
    return read(name, "must be a UUID", UUID::fromString);
  }

  /** At least one character, at most so many. */
  public @Nullable String text(String name, int most) {
    return read(
        name,
        "must have 1 to %d characters, and none that cannot be stored".formatted(most),
        text -> {
          if (text.isEmpty()
              || text.codePointCount(0, text.length()) > most
              || Unstorable.isIn(text)) {
            throw new IllegalArgumentException("no such text");
          }
          return text;
        });
  }

  /** To be called when everything was read. */
  public void done() {
    for (String name : request.getParameters().names()) {
      if (!known.contains(name)) {
        faults.add(new Fault(name, "is not known here"));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadRequest(faults);
    }
  }

  private <T> @Nullable T read(String name, String rule, Function<String, T> parse) {
    known.add(name);
    List<String> given = request.getParameters().getAll(name);
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1) {
      faults.add(new Fault(name, "must be given once"));
      return null;
    }
    try {
      return parse.apply(given.getFirst());
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      faults.add(new Fault(name, rule));
      return null;
    }
  }

  private static Integer numberFrom(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static List<String> parts(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    if (Unstorable.isIn(text)) {
      throw new IllegalArgumentException("no cursor of ours");
    }
    return List.of(text.split("\n", -1));
  }
}
