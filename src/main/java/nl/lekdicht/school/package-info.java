/** The schools of a supplier: what was agreed with each, and whom to reach there; and what the supplier says of itself. */
@NullMarked
package nl.lekdicht.school;

import org.jspecify.annotations.NullMarked;
