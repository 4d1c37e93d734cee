/** The chain of entries that proves afterwards what was done, when and by whom: its bytes, its hashes, its check. */
@NullMarked
package nl.lekdicht.core.journal;

import org.jspecify.annotations.NullMarked;
