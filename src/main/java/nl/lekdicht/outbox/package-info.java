/** What leaves the house by mail: written in the transaction that causes it, sent afterwards, and told about when it cannot be delivered. */
@NullMarked
package nl.lekdicht.outbox;

import org.jspecify.annotations.NullMarked;
