/** Remembers which requests were answered, so that a retry after a lost answer gets the first answer again. */
@NullMarked
package nl.lekdicht.receipt;

import org.jspecify.annotations.NullMarked;
