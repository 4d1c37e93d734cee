/**
 * Checklists, calendars, terms and forms from YAML files to core types; a fault in any file is named with
 * file and line, and nothing is loaded.
 */
@NullMarked
package nl.lekdicht.library;

import org.jspecify.annotations.NullMarked;
