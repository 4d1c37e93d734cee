/** The checklists of the library, to be read by those who work with them. */
@NullMarked
package nl.lekdicht.checklist;

import org.jspecify.annotations.NullMarked;
