/** What tests stand on: a clock moved by hand, a database of their own, a running service. */
@NullMarked
package nl.lekdicht.support;

import org.jspecify.annotations.NullMarked;
