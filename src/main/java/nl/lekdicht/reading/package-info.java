/** Who read what of an incident and when, kept before it is given; and what a school may know of that. */
@NullMarked
package nl.lekdicht.reading;

import org.jspecify.annotations.NullMarked;
