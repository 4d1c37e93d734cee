/** The register of incidents (Art. 8.8 of the agreement, art. 33(5) AVG): what stands in an entry, and what it says at a glance. */
@NullMarked
package nl.lekdicht.core.register;

import org.jspecify.annotations.NullMarked;
