package nl.lekdicht.alert;

import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.Sha256;
import org.jspecify.annotations.Nullable;

/** The two forms in which a warning comes; the contract has their rules. */
final class AlertInputs {
  private static final int LONGEST_SUMMARY = 200;
  private static final int SHORTEST_SUMMARY = 3;
  private static final int LONGEST_DESCRIPTION = 10_000;

  /** Older than any trouble: a clock that was never set. */
  private static final Instant TOO_LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private AlertInputs() {}

  /** Version 4 of what Alertmanager sends. */
  @Serdeable
  record Alertmanager(List<Item> alerts) {
    List<Alert> all() {
      return alerts.stream().map(Item::alert).toList();
    }
  }

  @Serdeable
  record Item(
      String status,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> annotations,
      @Nullable String startsAt,
      @Nullable String fingerprint,
      @Nullable String generatorURL) {
    Alert alert() {
      Map<String, String> known = new TreeMap<>(labels == null ? Map.of() : labels);
      Map<String, String> notes = new TreeMap<>(annotations == null ? Map.of() : annotations);
      var description =
          Stream.concat(
                  Stream.of(first(notes, "description", "message", "summary"), generatorURL),
                  known.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue()))
              .filter(Objects::nonNull)
              .filter(it -> !it.isBlank())
              .collect(Collectors.joining("\n"));
      var name = known.get("alertname");
      var summary = first(notes, "summary", "title");
      return new Alert(
          fingerprintOf(fingerprint, known.toString()),
          !status.equals("resolved"),
          summaryOf(summary != null ? summary : name),
          descriptionOf(description),
          where(known.get("lekdicht_where")),
          moment(startsAt));
    }
  }

  /** What anything else can send. */
  @Serdeable
  record Plain(
      @Nullable String id,
      String title,
      String description,
      @Nullable String status,
      @Nullable String startedAt) {
    Alert alert() {
      return new Alert(
          fingerprintOf(id, title),
          !"resolved".equals(status),
          summaryOf(title),
          descriptionOf(description),
          Report.Where.ONLINE,
          moment(startedAt));
    }
  }

  private static String fingerprintOf(@Nullable String given, String otherwise) {
    var cleaned = given == null ? "" : Cleaned.line(given, Integer.MAX_VALUE);
    if (cleaned.isEmpty()) {
      return Sha256.hex(otherwise);
    }
    return cleaned.codePointCount(0, cleaned.length()) > 200 ? Sha256.hex(cleaned) : cleaned;
  }

  private static String summaryOf(@Nullable String given) {
    var line = given == null ? "" : Cleaned.line(given, LONGEST_SUMMARY);
    return line.codePointCount(0, line.length()) < SHORTEST_SUMMARY
        ? ("Automatic alert " + line).strip()
        : line;
  }

  private static String descriptionOf(String given) {
    var text = Cleaned.text(given, LONGEST_DESCRIPTION);
    return text.isEmpty() ? "The alert says nothing more." : text;
  }

  private static @Nullable String first(Map<String, String> notes, String... names) {
    return Arrays.stream(names)
        .map(notes::get)
        .filter(it -> it != null && !it.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static Report.Where where(@Nullable String label) {
    return Arrays.stream(Report.Where.values())
        .filter(it -> it.name().equals(label))
        .findFirst()
        .orElse(Report.Where.ONLINE);
  }

  private static @Nullable Instant moment(@Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      var moment = OffsetDateTime.parse(given).toInstant().truncatedTo(ChronoUnit.MILLIS);
      return moment.isBefore(TOO_LONG_AGO) ? null : moment;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
