/** Measures the service against the same work in bare JDBC: {@code mvn -Pbench verify}. */
@NullMarked
package nl.lekdicht.bench;

import org.jspecify.annotations.NullMarked;
