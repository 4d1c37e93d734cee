/** Papers as files: a Word document that can be changed, and a PDF that everybody can read. */
@NullMarked
package nl.lekdicht.document;

import org.jspecify.annotations.NullMarked;
