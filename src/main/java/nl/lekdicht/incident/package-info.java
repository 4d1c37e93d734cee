/** Reports, and the incidents that are made of them: opened, worked step by step, closed. */
@NullMarked
package nl.lekdicht.incident;

import org.jspecify.annotations.NullMarked;
