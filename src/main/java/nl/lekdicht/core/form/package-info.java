/** The forms of an authority: which questions are asked, what an incident answers to them, and what a person typed over that. */
@NullMarked
package nl.lekdicht.core.form;

import org.jspecify.annotations.NullMarked;
