package nl.lekdicht.evidence;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.core.incident.KeepingRules;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.BodyLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files in. Each piece is a transaction of its own, so that neither memory nor a transaction grows with a file; the journal hears of it once all of
 * it is there, and until then nobody sees it. What breaks off goes again: at once, or, after an outage, once it is a day old.
 */
@Singleton
final class Arrivals {
  /** No upload takes as long. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Desk desk;
  private final Dossiers dossiers;
  private final Changes changes;
  private final EvidenceStore store;

  Arrivals(Desk desk, Dossiers dossiers, Changes changes, EvidenceStore store) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.changes = changes;
    this.store = store;
  }

  /** All of a file is there. */
  private record Whole(UUID id, Offered said, long size, String digest) {
    KeepingEvent.EvidenceKept event() {
      return new KeepingEvent.EvidenceKept(
          id, said.run(), said.step(), said.name(), size, digest, said.note());
    }

    /** What tells this request from another under the same key. */
    byte[] asked() {
      return String.join(
              "\n",
              said.name(),
              String.valueOf(said.run()),
              String.valueOf(said.step()),
              String.valueOf(said.note()),
              digest)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Takes a file in and keeps it with the incident.
   *
   * @param keyFor gives the key of the request, which holds what the file turned out to be
   */
  Reply<EvidenceView> take(
      Viewer viewer,
      UUID incident,
      Offered said,
      InputStream body,
      Function<byte[], @Nullable RequestKey> keyFor) {
    Outcome<UUID> begun = desk.work(viewer, occasion -> begin(incident, said, occasion));
    return switch (begun) {
      case Outcome.Refused<UUID>(Refusal refusal) -> Reply.refused(refusal);
      case Outcome.Accepted<UUID>(UUID id) -> {
        boolean kept = false;
        try {
          Whole file = receive(viewer, id, said, body);
          RequestKey key = keyFor.apply(file.asked());
          Reply<EvidenceView> reply = Receipts.once(() -> keep(viewer, incident, file, key));
          kept = reply instanceof Reply.Done<EvidenceView> done && !done.again();
          yield reply;
        } finally {
          if (!kept) {
            drop(viewer, id);
          }
        }
      }
    };
  }

  /** What would be refused at the end is refused before the file comes. An incident that is being erased is waited for. */
  private Outcome<UUID> begin(UUID incident, Offered said, Occasion occasion) {
    Optional<Dossier> found = dossiers.lock(incident);
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("incident", incident.toString()));
    }
    UUID id = TimeOrderedId.at(occasion.at());
    KeepingEvent.EvidenceKept foreseen = new Whole(id, said, 1, "").event();
    return switch (KeepingRules.keep(found.get().incident(), foreseen)) {
      case Outcome.Refused<IncidentEvent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<IncidentEvent> _ -> {
        store.begin(
            id,
            incident,
            said.run(),
            said.step(),
            said.name(),
            said.note(),
            occasion.at(),
            occasion.actor().account());
        yield Outcome.accepted(id);
      }
    };
  }

  private Whole receive(Viewer viewer, UUID id, Offered said, InputStream body) {
    MessageDigest sha = Sha256.fresh();
    byte[] buffer = new byte[EvidenceContents.PIECE];
    long size = 0;
    int number = 0;
    for (int read = fill(body, buffer); read > 0; read = fill(body, buffer)) {
      size += read;
      if (size > BodyLimit.EVIDENCE) {
        throw new BodyLimit.Passed();
      }
      sha.update(buffer, 0, read);
      byte[] piece = read == buffer.length ? buffer : Arrays.copyOf(buffer, read);
      int place = ++number;
      desk.work(
          viewer,
          occasion -> {
            store.add(id, place, piece);
            return occasion;
          });
    }
    if (size == 0) {
      throw BadRequest.because("body", "must not be empty");
    }
    String digest = HexFormat.of().formatHex(sha.digest());
    if (said.digest() != null && !said.digest().equals(digest)) {
      throw BadRequest.because(
          SaidDigest.CONTENT,
          "must be the SHA-256 of the body; of the one that came it is " + digest);
    }
    return new Whole(id, said, size, digest);
  }

  private static int fill(InputStream body, byte[] buffer) {
    try {
      return body.readNBytes(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw new UncheckedIOException("the upload broke off", e);
    }
  }

  private Reply<EvidenceView> keep(
      Viewer viewer, UUID incident, Whole file, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incident,
        key,
        (state, _) -> KeepingRules.keep(state, file.event()),
        (_, _, occasion) -> store.keep(file.id(), occasion.at(), file.size(), file.digest()),
        // As of the entry that the request wrote, the newest is the one.
        (dossier, _) ->
            EvidenceView.of(dossier.incident().keeping().evidence().getLast(), dossier.names()));
  }

  /** Does nothing to what is kept. */
  private void drop(Viewer viewer, UUID id) {
    try {
      desk.work(viewer, _ -> store.drop(id));
    } catch (RuntimeException e) {
      LOG.warn("Evidence {} that did not arrive stays for a day: {}", id, e.toString());
    }
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  void sweep() {
    long gone = desk.<Long>unannounced(now -> store.forget(cutOff(now)));
    LOG.debug("{} files had never arrived whole", gone);
  }

  private static Instant cutOff(Instant now) {
    return now.minus(LONGEST);
  }
}
