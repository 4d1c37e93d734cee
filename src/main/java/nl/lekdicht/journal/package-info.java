/** The journal as it is stored: append, read, check. Knows chains and no incident. */
@NullMarked
package nl.lekdicht.journal;

import org.jspecify.annotations.NullMarked;
