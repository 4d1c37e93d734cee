package nl.lekdicht.evidence;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.core.incident.KeepingRules;
import nl.lekdicht.incident.AlsoKept;

/** Compares the files that are kept with an incident, to the last byte, with what its journal says of them. Holds one piece at a time. */
@Singleton
final class EvidenceCheck implements AlsoKept {
  private final EvidenceStore store;

  EvidenceCheck(EvidenceStore store) {
    this.store = store;
  }

  @Override
  public List<String> differences(UUID incident, List<Recorded<IncidentEvent>> events) {
    List<String> found = new ArrayList<>();
    Map<UUID, EvidenceRow> kept =
        store.list(incident, KeepingRules.MOST_EVIDENCE + 1).stream()
            .collect(Collectors.toMap(EvidenceRow::id, Function.identity()));
    int told = 0;
    for (Recorded<IncidentEvent> recorded : events) {
      if (recorded.event() instanceof KeepingEvent.EvidenceKept file) {
        told++;
        EvidenceRow row = kept.get(file.evidence());
        if (row == null) {
          found.add("evidence of entry %d is not there".formatted(recorded.number()));
        } else if (!row.equals(rowOf(recorded, file))) {
          found.add("the stored evidence is not what entry %d says".formatted(recorded.number()));
        } else if (!isWhole(incident, file)) {
          found.add(
              "the content of evidence is not what entry %d says".formatted(recorded.number()));
        }
      }
    }
    if (kept.size() > told) {
      found.add("there is evidence that the journal does not know");
    }
    return found;
  }

  private static EvidenceRow rowOf(
      Recorded<IncidentEvent> recorded, KeepingEvent.EvidenceKept file) {
    return new EvidenceRow(
        file.evidence(),
        file.run(),
        file.step(),
        file.name(),
        file.note(),
        recorded.by(),
        recorded.at(),
        file.size(),
        file.digest());
  }

  private boolean isWhole(UUID incident, KeepingEvent.EvidenceKept file) {
    MessageDigest sha = Sha256.fresh();
    long size = 0;
    int number = 1;
    for (Optional<ChunkRow> piece = store.findChunk(incident, file.evidence(), number);
        piece.isPresent();
        piece = store.findChunk(incident, file.evidence(), ++number)) {
      sha.update(piece.get().content());
      size += piece.get().content().length;
    }
    return size == file.size() && HexFormat.of().formatHex(sha.digest()).equals(file.digest());
  }
}
