package nl.lekdicht.core.register;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the register says of one school.
 *
 * @param brin its code
 * @param name as the supplier's agreement calls it; empty where there is no agreement
 * @param facts those that may be another for each school, as they hold for this one
 * @param toldAt when it was told, or is said to have found out
 * @param toldBy by whom; null where nobody of the supplier told it
 * @param acknowledgedAt when it first acknowledged what it was sent
 * @param terms for telling it, and for the authority
 */
public record SchoolPart(
    String brin,
    String name,
    Map<Fact, Value> facts,
    @Nullable Instant toldAt,
    RegisterEntry.@Nullable Who toldBy,
    @Nullable Instant acknowledgedAt,
    Authority authority,
    Subjects subjects,
    List<RegisterTerm> terms) {
  public SchoolPart {
    Map<Fact, Value> inOrder = new EnumMap<>(Fact.class);
    inOrder.putAll(facts);
    facts = Collections.unmodifiableMap(inOrder);
    terms = List.copyOf(terms);
  }

  /** What became of a duty to tell somebody. */
  public enum Told {
    /** Nobody has decided it yet. */
    UNDECIDED,
    /** It is to be done. */
    DUE,
    DONE,
    /** It need not be done. */
    NOT_NEEDED,
    /** It was done and taken back. */
    WITHDRAWN
  }

  /**
   * The notification to the authority (art. 33 AVG).
   *
   * @param number given by the authority
   * @param reason why it need not be notified
   * @param late as it was judged at the first filing; null before
   * @param joint whether the supplier filed it for several schools (Art. 8.5)
   */
  public record Authority(
      Told state,
      @Nullable Instant notifiedAt,
      @Nullable String number,
      @Nullable String reason,
      @Nullable Boolean late,
      @Nullable String lateReason,
      boolean joint) {
    public static final Authority UNDECIDED =
        new Authority(Told.UNDECIDED, null, null, null, null, null, false);
  }

  /**
   * Whether the people concerned were told (art. 34 AVG).
   *
   * @param people how many; null when it is not known
   * @param ground of art. 34(3), or that there is no high risk; by the name of {@code Ground}
   */
  public record Subjects(
      Told state,
      @Nullable Instant informedAt,
      @Nullable String how,
      Value.@Nullable Range people,
      @Nullable String ground,
      @Nullable String reason) {
    public static final Subjects UNDECIDED =
        new Subjects(Told.UNDECIDED, null, null, null, null, null);
  }
}
