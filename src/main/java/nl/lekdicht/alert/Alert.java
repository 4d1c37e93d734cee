package nl.lekdicht.alert;

import java.time.Instant;
import nl.lekdicht.core.Report;
import org.jspecify.annotations.Nullable;

/**
 * One warning as it was sent, in whichever form; every text is fit to be kept and shown.
 *
 * @param fingerprint the same for the same trouble at the same source
 * @param firing whether the trouble is there; otherwise it is over
 * @param startsAt when it began, where the sender says so
 */
record Alert(
    String fingerprint,
    boolean firing,
    String summary,
    String description,
    Report.Where where,
    @Nullable Instant startsAt) {}
