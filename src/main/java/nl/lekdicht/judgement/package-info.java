/** What is stated, judged and decided of an incident, and what a school answers to it. */
@NullMarked
package nl.lekdicht.judgement;

import org.jspecify.annotations.NullMarked;
