/** How somebody at a school acknowledges a paper without signing in: a link for one paper and one reader, and the page that it opens. */
@NullMarked
package nl.lekdicht.acknowledgement;

import org.jspecify.annotations.NullMarked;
