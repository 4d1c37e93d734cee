/** Terms of law and agreement with the date from which they hold, and the ladder of warnings that belongs to each kind of term. */
@NullMarked
package nl.lekdicht.core.term;

import org.jspecify.annotations.NullMarked;
