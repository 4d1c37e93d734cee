package nl.lekdicht.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments in JSON: RFC 3339, read with any offset and cut off to milliseconds, written in UTC with three decimals. */
@Singleton
final class InstantForm implements Serde<Instant> {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * @throws DateTimeException also for years that RFC 3339 cannot write, and the database not always store
   */
  static Instant read(String text) {
    var moment = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    if (moment.getYear() < 1 || moment.getYear() > 9999) {
      throw new DateTimeException("out of range: " + text);
    }
    return moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  static String write(Instant moment) {
    return WRITTEN.format(moment);
  }

  @Override
  public void serialize(
      Encoder encoder, EncoderContext context, Argument<? extends Instant> type, Instant value)
      throws IOException {
    encoder.encodeString(write(value));
  }

  @Override
  public Instant deserialize(
      Decoder decoder, DecoderContext context, Argument<? super Instant> type) throws IOException {
    return read(decoder.decodeString());
  }
}
