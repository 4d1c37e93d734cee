package nl.lekdicht.core.incident;

import org.jspecify.annotations.Nullable;

/**
 * A school that is hit, with the term for telling it as its agreement stood when the school was named.
 *
 * @param brin the school's code
 * @param noticeHours elapsed hours in the agreement; null where it says "without undue delay" and our own target counts
 */
public record SchoolTerm(String brin, @Nullable Integer noticeHours) {}
