/** The forms of the library, to be read by those who prepare, approve or file them. */
@NullMarked
package nl.lekdicht.form;

import org.jspecify.annotations.NullMarked;
