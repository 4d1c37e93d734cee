/** The calendar of a person: the open deadlines, for a calendar program, at a secret address. */
@NullMarked
package nl.lekdicht.feed;

import org.jspecify.annotations.NullMarked;
