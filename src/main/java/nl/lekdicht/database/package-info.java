/** Brings the database up, and lets one viewer at a time work in it. */
@NullMarked
package nl.lekdicht.database;

import org.jspecify.annotations.NullMarked;
