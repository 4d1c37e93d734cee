/** The register in words and on paper: what its columns and options are called, and an entry as it can be shown to anyone. */
@NullMarked
package nl.lekdicht.print;

import org.jspecify.annotations.NullMarked;
