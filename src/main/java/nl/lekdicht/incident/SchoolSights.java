package nl.lekdicht.incident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What schools may see of incidents, kept for as long as the journals do not grow: when thousands of schools look at the one incident that
 * hits them all, it is read once. Whether somebody may look is asked of the database every time, and with it where the journal ends; what is
 * kept holds for that end only. What was erased leaves memory within the hour.
 */
@Singleton
final class SchoolSights {
  /** The part of the heap that they may take; of 512 MB some ten thousand incidents of one school, or ten that hit thousands. */
  private static final int PART_OF_HEAP = 10;

  private static final int BYTES_OF_WEIGHT = 100;

  private static final Duration IDLE = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofMinutes(50);

  private final Dossiers dossiers;
  private final Cache<UUID, SchoolSight> kept =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_OF_WEIGHT)
          .weigher((UUID _, SchoolSight sight) -> sight.weight())
          .expireAfterAccess(IDLE)
          .expireAfterWrite(LONGEST)
          .scheduler(Scheduler.systemScheduler())
          .build();

  SchoolSights(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  /** In the order of the heads; without what was erased just now. */
  List<SchoolSight> of(List<IncidentHead> heads) {
    Map<UUID, SchoolSight> sights = new HashMap<>();
    for (IncidentHead head : heads) {
      SchoolSight sight = kept.getIfPresent(head.id());
      if (sight != null && sight.headHash().equals(head.headHash())) {
        sights.put(head.id(), sight);
      }
    }
    List<UUID> missing =
        heads.stream().map(IncidentHead::id).filter(id -> !sights.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      for (Dossier dossier : dossiers.findAll(missing)) {
        SchoolSight sight = SchoolSight.of(dossier);
        kept.put(sight.id(), sight);
        sights.put(sight.id(), sight);
      }
    }
    return heads.stream().map(head -> sights.get(head.id())).filter(Objects::nonNull).toList();
  }
}
