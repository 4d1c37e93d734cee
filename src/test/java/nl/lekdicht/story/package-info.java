/** Whole cases over HTTP, as their users live through them. */
@NullMarked
package nl.lekdicht.story;

import org.jspecify.annotations.NullMarked;
