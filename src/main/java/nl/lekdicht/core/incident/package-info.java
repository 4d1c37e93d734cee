/** An incident as the fold of its journal: its runs, the schools it hits, its deadlines. */
@NullMarked
package nl.lekdicht.core.incident;

import org.jspecify.annotations.NullMarked;
