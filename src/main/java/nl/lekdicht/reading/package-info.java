/**
 * Who read what of an incident or of an entry of the register, and when, kept before it is given; and what a school may know of that. Lists,
 * searches, counts and figures are read without a note: what stands in them is little of each of many.
 */
@NullMarked
package nl.lekdicht.reading;

import org.jspecify.annotations.NullMarked;
