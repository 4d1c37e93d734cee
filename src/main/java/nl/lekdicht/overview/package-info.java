/** Figures over a year or half of one, for the supplier and for each school, and the yearly report that a school is given. */
@NullMarked
package nl.lekdicht.overview;

import org.jspecify.annotations.NullMarked;
