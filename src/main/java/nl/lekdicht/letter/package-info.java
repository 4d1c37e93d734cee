/**
 * What leaves the house in words, in Dutch and in English: mails that hold facts only, and papers whose words people may change before
 * others approve them.
 */
@NullMarked
package nl.lekdicht.letter;

import org.jspecify.annotations.NullMarked;
