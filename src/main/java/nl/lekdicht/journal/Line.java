package nl.lekdicht.journal;

import nl.lekdicht.core.journal.Entry;

/**
 * An entry as it is shown.
 *
 * @param actorName the name of the account now; empty when the viewer may not see that account
 */
public record Line(Entry entry, String actorName) {}
