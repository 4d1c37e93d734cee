/** The board of deadlines: what must have happened by when, over all incidents. Incidents put their deadlines on it. */
@NullMarked
package nl.lekdicht.deadline;

import org.jspecify.annotations.NullMarked;
