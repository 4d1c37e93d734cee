/** All there is of one incident as one archive, with what anybody needs to check it without this program. */
@NullMarked
package nl.lekdicht.dossier;

import org.jspecify.annotations.NullMarked;
