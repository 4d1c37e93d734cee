/** Files that show what happened: they come in piece by piece, are kept with their digest in the journal, and go out as they came. */
@NullMarked
package nl.lekdicht.evidence;

import org.jspecify.annotations.NullMarked;
