/** What the mails say, in Dutch and in English: from facts to a letter, without a word of anybody's own. */
@NullMarked
package nl.lekdicht.letter;

import org.jspecify.annotations.NullMarked;
