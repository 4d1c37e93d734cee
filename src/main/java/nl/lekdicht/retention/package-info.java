/** How long entries of the register are kept, what holds them longer, and how they are erased with a certificate. */
@NullMarked
package nl.lekdicht.retention;

import org.jspecify.annotations.NullMarked;
