package nl.lekdicht.acknowledgement;

import java.time.Instant;
import java.util.Optional;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import org.jspecify.annotations.Nullable;

/** Whoever keeps the papers that links acknowledge. Always within a transaction that has the supplier of the link in scope. */
public interface Acknowledging {

  /**
   * A paper that was sent.
   *
   * @param acknowledgedAt null while nobody has
   */
  record Sent(String incidentNumber, @Nullable Instant acknowledgedAt) {}

  /** The paper of the link; empty when there is none of that supplier for that school. Changes nothing. */
  Optional<Sent> find(Occasion watch, Link link);

  /**
   * Acknowledges the paper in the name of the contact that the link was sent to.
   *
   * @return the moment at which it was acknowledged first, which is now or earlier
   */
  Outcome<Instant> acknowledge(Occasion watch, Link link);
}
