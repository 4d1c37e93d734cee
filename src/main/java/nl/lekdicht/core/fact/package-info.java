/** What is known of an incident: the facts that judgements, notices and forms are made from, each with who stated it. */
@NullMarked
package nl.lekdicht.core.fact;

import org.jspecify.annotations.NullMarked;
