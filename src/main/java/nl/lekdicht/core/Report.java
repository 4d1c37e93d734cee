package nl.lekdicht.core;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody noticed, before anyone judged it.
 *
 * @param receivedAt when it reached the supplier
 * @param discoveredAt when it was discovered; null while that is not known
 */
public record Report(
    UUID id,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    String channel,
    String summary,
    String description,
    What what,
    Where where,
    String reporterName,
    String reporterContact) {

  /** What was noticed. */
  public enum What {
    LOSS_OR_THEFT,
    MALWARE,
    UNAUTHORISED_ACCESS,
    SECURITY_ERRORS,
    AUTOMATIC_ALERT,
    OTHER
  }

  /** Where it was noticed. */
  public enum Where {
    RDP,
    RDP_SERVER,
    MAIL,
    ONLINE,
    OTHER
  }
}
