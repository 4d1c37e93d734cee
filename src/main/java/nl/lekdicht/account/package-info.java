/** Who may come in: accounts, how they sign in and out, and what slows down whoever guesses. */
@NullMarked
package nl.lekdicht.account;

import org.jspecify.annotations.NullMarked;
