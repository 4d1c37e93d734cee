/** What leaves the house: notices, letters and drafts are written, seen by a second pair of eyes, sent and filed. */
@NullMarked
package nl.lekdicht.paper;

import org.jspecify.annotations.NullMarked;
