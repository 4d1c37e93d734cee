/** What leaves the house: its states, whose words it holds, and the second pair of eyes that must see exactly those. */
@NullMarked
package nl.lekdicht.core.paper;

import org.jspecify.annotations.NullMarked;
