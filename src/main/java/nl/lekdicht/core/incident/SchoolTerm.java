package nl.lekdicht.core.incident;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A school that is hit, with the term for telling it as its agreement stood when the school was named.
 *
 * @param brin the school's code
 * @param noticeHours elapsed hours in the agreement; null where it says "without undue delay" and our own target counts
 * @param agreedOn the day on which that agreement was entered; null where it is not on record
 */
public record SchoolTerm(String brin, @Nullable Integer noticeHours, @Nullable LocalDate agreedOn) {
  public SchoolTerm(String brin, @Nullable Integer noticeHours) {
    this(brin, noticeHours, null);
  }
}
