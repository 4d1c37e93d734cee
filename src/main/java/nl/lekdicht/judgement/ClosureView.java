package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Obligations;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of closing.
 *
 * @param missing how much; nothing means that it may be closed
 * @param items the first 200 of it
 */
@Serdeable
record ClosureView(int missing, List<MissingView> items) {
  private static final int AT_MOST = 200;

  @Serdeable
  record MissingView(String code, @Nullable Duty duty, @Nullable String about, String sentence) {}

  static ClosureView of(List<Obligations.Missing> missing) {
    return new ClosureView(
        missing.size(),
        missing.stream()
            .limit(AT_MOST)
            .map(one -> new MissingView(one.code(), one.duty(), one.about(), one.sentence()))
            .toList());
  }
}
