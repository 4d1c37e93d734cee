package nl.lekdicht.letter;

import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What a letter of a school to the people concerned is made from.
 *
 * @param language nl or en
 * @param school the name of the school, which is who writes the letter
 * @param facts as they hold for that school
 * @param discoveredAt when it was found out; null when that is not to be told
 * @param contact whom people can ask at the school, in one or more lines such as a name, a telephone number and an address; null when the
 *     letter should say no more than that the school answers questions
 */
public record SubjectFacts(
    String language,
    Audience audience,
    String school,
    String supplier,
    Facts facts,
    List<Measure> measures,
    @Nullable Instant discoveredAt,
    @Nullable String contact) {
  public SubjectFacts {
    measures = List.copyOf(measures);
  }

  /** Who reads the letter. */
  public enum Audience {
    /** Parents and guardians, about their child and about themselves. */
    PARENTS,
    /** Pupils and students of 16 and over, who decide about their own data. */
    PUPILS
  }
}
