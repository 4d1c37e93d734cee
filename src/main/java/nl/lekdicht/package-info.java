@NullMarked
package nl.lekdicht;

import org.jspecify.annotations.NullMarked;
