/** The watch: sees to it that warnings are given when they are due, and that somebody hears of it when nobody watched. */
@NullMarked
package nl.lekdicht.watch;

import org.jspecify.annotations.NullMarked;
