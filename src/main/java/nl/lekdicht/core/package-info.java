/** What is decided, without framework, SQL, clock or randomness: who (Actor), when (Occasion), and what came of it (Outcome). */
@NullMarked
package nl.lekdicht.core;

import org.jspecify.annotations.NullMarked;
