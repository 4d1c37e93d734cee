package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.incident.ClockDecider;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.core.term.Watched;
import nl.lekdicht.deadline.DeadlineBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the incidents of a supplier whose clocks have something to say: gives the warnings that are due, and writes down the updates
 * that were missed.
 */
@Singleton
public final class Lookout {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  /** An incident that cannot be read is left alone for so long: it must not keep the watch from the others. */
  private static final Duration ASIDE = Duration.ofMinutes(5);

  private final Dossiers dossiers;
  private final DeadlineBoard board;
  private final Alarms alarms;
  private final Roster roster;

  Lookout(Dossiers dossiers, DeadlineBoard board, Alarms alarms, Roster roster) {
    this.dossiers = dossiers;
    this.board = board;
    this.alarms = alarms;
    this.roster = roster;
  }

  /**
   * What one look came to.
   *
   * @param incidents how many were looked after
   * @param warned how many rungs fired
   * @param late how many of them later than they should have
   */
  public record Look(int incidents, int warned, int late) {}

  /**
   * Within the transaction of the caller, who is on watch for the supplier. An incident that somebody else is changing is passed over; its
   * deadlines are still due at the next look.
   *
   * @param atMost deadlines
   */
  public Look look(UUID supplier, Occasion occasion, int atMost) {
    List<UUID> due = board.toLookAt(occasion.at(), atMost);
    if (due.isEmpty()) {
      return new Look(0, 0, 0);
    }
    List<Dossier> held =
        dossiers.lockFree(due, (incident, failure) -> setAside(incident, failure, occasion));
    Map<UUID, List<Watched>> onBoard = board.of(held.stream().map(Dossier::id).toList());
    List<Hearer> everybody = roster.at(supplier, occasion.at());
    Bundle all = Bundle.of(supplier);
    for (Dossier dossier : held) {
      try {
        Bundle bundle = Bundle.of(supplier);
        Dossier after = lookAfter(dossier, everybody, occasion, bundle);
        bundle.close(onBoard.getOrDefault(dossier.id(), List.of()), dossier, after);
        all.add(bundle);
      } catch (IllegalArgumentException | IllegalStateException e) {
        setAside(dossier.id(), e, occasion);
      }
    }
    dossiers.write(all, occasion.at());
    return new Look(held.size(), all.claims().size(), all.late());
  }

  /** Of a row of updates that were missed while nobody watched only the first and the present one are warned of. */
  private Dossier lookAfter(
      Dossier dossier, List<Hearer> everybody, Occasion occasion, Bundle bundle) {
    Dossier now = alarms.sound(dossier, everybody, occasion, bundle);
    for (IncidentEvent missed : ClockDecider.overdueUpdates(dossier.incident(), occasion.at())) {
      now = dossiers.foresee(now, missed, occasion, bundle);
    }
    return alarms.sound(now, everybody, occasion, bundle);
  }

  private void setAside(UUID incident, RuntimeException failure, Occasion occasion) {
    LOG.error("Incident {} cannot be looked after", incident, failure);
    board.postpone(incident, occasion.at().plus(ASIDE));
  }
}
