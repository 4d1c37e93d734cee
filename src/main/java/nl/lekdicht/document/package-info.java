/** Papers as files: a Word document that can be changed, and a PDF that everybody can read; and sheets of words, tables and charts as PDF. */
@NullMarked
package nl.lekdicht.document;

import org.jspecify.annotations.NullMarked;
