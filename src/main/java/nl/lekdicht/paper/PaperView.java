package nl.lekdicht.paper;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.form.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * A paper with its words and what was done with it.
 *
 * @param schools whom it concerns
 * @param content the prose of a notice or letter; null for a draft
 * @param personalData what seems to stand in the prose and should not
 * @param draft null for a notice or letter
 * @param authors whose words stand in it: none of these approves it
 * @param acts oldest first
 */
@Serdeable
record PaperView(
    PaperSummary paper,
    List<String> schools,
    @Nullable String content,
    Set<PersonalData.What> personalData,
    @Nullable DraftView draft,
    @Nullable FilingView filing,
    Set<UUID> authors,
    List<ActView> acts) {

  /** Something that was done with it. */
  @Serdeable
  record ActView(
      int entry,
      Kept.Act act,
      Instant at,
      UUID by,
      String byName,
      String digest,
      @Nullable String note) {
    static ActView of(ActRow row) {
      return new ActView(
          row.entry(),
          Kept.Act.valueOf(row.act()),
          row.at(),
          row.actor(),
          row.actorName(),
          row.digest(),
          row.note());
    }
  }

  /** That it was filed with the authority. */
  @Serdeable
  record FilingView(
      Instant filedAt,
      String number,
      @Nullable String lateReason,
      @Nullable String filedBy,
      Instant recordedAt,
      @Nullable String confirmationName,
      @Nullable String confirmationDigest) {
    static FilingView of(FilingRow row) {
      return new FilingView(
          row.filedAt(),
          row.apNumber(),
          row.lateReason(),
          row.filedBy(),
          row.recordedAt(),
          row.confirmationName(),
          row.confirmationDigest());
    }
  }

  /** What seems to stand in a text and should not. */
  static Set<PersonalData.What> personalData(@Nullable String content) {
    return content == null
        ? Set.of()
        : PersonalData.in(content).stream()
            .map(PersonalData.Found::what)
            .collect(Collectors.toCollection(HashSet::new));
  }
}
