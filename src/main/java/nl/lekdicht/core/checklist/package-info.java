/** A checklist as data, a run of it as the fold of what happened, and the one function that decides what may happen next. */
@NullMarked
package nl.lekdicht.core.checklist;

import org.jspecify.annotations.NullMarked;
