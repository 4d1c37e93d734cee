/** The register: what an entry says of each incident, kept beside the journals so that it can be searched, counted and shown. */
@NullMarked
package nl.lekdicht.register;

import org.jspecify.annotations.NullMarked;
