/** Terms: how long, counted how, from which moment, and the instant that follows from it. */
@NullMarked
package nl.lekdicht.core.calendar;

import org.jspecify.annotations.NullMarked;
