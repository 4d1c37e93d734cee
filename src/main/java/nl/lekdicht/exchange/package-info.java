/** The register goes out as files of several kinds, and one that was kept elsewhere comes in: read, mapped, tried, and taken over as a whole or not at all. */
@NullMarked
package nl.lekdicht.exchange;

import org.jspecify.annotations.NullMarked;
