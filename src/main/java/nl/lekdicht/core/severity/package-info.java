/** How bad a breach is for people, counted in quarters, and what that advises: a help for the judgement and never the judgement. */
@NullMarked
package nl.lekdicht.core.severity;

import org.jspecify.annotations.NullMarked;
