package nl.lekdicht.core.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.checklist.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What is kept with an incident, and for how long.
 *
 * @param evidence in the order in which it came
 * @param hold why it stays longer than the agreements say; null when it does not
 */
public record Keeping(List<Evidence> evidence, @Nullable Hold hold) {
  public static final Keeping NOTHING = new Keeping(List.of(), null);

  public Keeping {
    evidence = List.copyOf(evidence);
  }

  /** A file, whose it is, and since when. */
  public record Evidence(KeepingEvent.EvidenceKept file, UUID by, Instant at) {}

  public record Hold(String reason, LocalDate reviewOn, UUID by, Instant at) {}

  public Optional<Evidence> findEvidence(UUID id) {
    return evidence.stream().filter(kept -> kept.file().evidence().equals(id)).findFirst();
  }

  /**
   * @throws IllegalArgumentException when the entry cannot follow: the record was tampered with
   */
  Keeping after(Recorded<IncidentEvent> recorded, KeepingEvent event) {
    return switch (event) {
      case KeepingEvent.EvidenceKept file -> {
        require(findEvidence(file.evidence()).isEmpty(), "a file is put with it twice");
        List<Evidence> more = new ArrayList<>(evidence);
        more.add(new Evidence(file, recorded.by(), recorded.at()));
        yield new Keeping(more, hold);
      }
      case KeepingEvent.RetentionHeld held -> {
        require(hold == null, "it is held twice");
        yield new Keeping(
            evidence, new Hold(held.reason(), held.reviewOn(), recorded.by(), recorded.at()));
      }
      case KeepingEvent.HoldLifted _ -> {
        require(hold != null, "a hold is lifted that there is not");
        yield new Keeping(evidence, null);
      }
    };
  }

  private static void require(boolean right, String wrong) {
    if (!right) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
