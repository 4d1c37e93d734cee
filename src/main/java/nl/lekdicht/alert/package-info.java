/** Security warnings that machines send: each open one becomes a report, once. */
@NullMarked
package nl.lekdicht.alert;

import org.jspecify.annotations.NullMarked;
