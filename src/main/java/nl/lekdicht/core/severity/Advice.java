package nl.lekdicht.core.severity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Risk;
import org.jspecify.annotations.Nullable;

/**
 * What the service would do. The user may depart from it with a reason; no notice to a school waits for it, and the 72 hours run whatever
 * it says.
 *
 * @param reasons not empty; what decided first, then what else weighs
 */
public record Advice(Act act, List<Reason> reasons) {
  /** What is to be done, each with all that comes before it. The names are stored. */
  public enum Act {
    /** No personal data: it goes into the register as a security incident. */
    REGISTER_ONLY_INCIDENT,
    /** A breach that need not be notified; it goes into the register with the reason (art. 33(5) AVG). */
    REGISTER,
    NOTIFY_AUTHORITY,
    NOTIFY_AUTHORITY_AND_PEOPLE
  }

  /** Why. The names are stored. */
  public enum Reason {
    NO_PERSONAL_DATA,
    JUDGED_UNLIKELY,
    JUDGED_RISK,
    JUDGED_HIGH_RISK,
    /** Nobody has judged the risk yet, and the score is low. */
    SCORE_LOW,
    SCORE_MEDIUM,
    SCORE_HIGH,
    SCORE_VERY_HIGH,
    /** Nobody has judged the risk yet, and a score means little while it is not known what data there are. */
    KINDS_OF_DATA_UNKNOWN,
    /** The score says more than the judgement. */
    SCORE_ABOVE_JUDGEMENT,
    /** The score says less than the judgement. */
    SCORE_BELOW_JUDGEMENT,
    GROUND_A,
    GROUND_B,
    GROUND_C,
    /** A citizen service number, a special category, criminal or financial data: a second person decides too. */
    SENSITIVE_DATA,
    MINORS,
    MANY_PEOPLE,
    UNINTELLIGIBLE
  }

  public Advice {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("advice without a reason");
    }
  }

  /**
   * @param judged null while nobody has judged the risk: then the score speaks for it
   * @param grounds why the people need not be told; they change nothing but a high risk
   */
  public static Advice of(Facts facts, @Nullable Risk judged, Score score, Set<Ground> grounds) {
    if (withoutPersonalData(facts)) {
      return new Advice(Act.REGISTER_ONLY_INCIDENT, List.of(Reason.NO_PERSONAL_DATA));
    }
    List<Reason> reasons = new ArrayList<>();
    Risk risk = risk(facts, judged, score, reasons);
    Act act = act(risk, grounds, reasons);
    weigh(facts, score, reasons);
    return new Advice(act, reasons);
  }

  /** The risk that a score stands for as long as nobody has judged it. */
  public static Risk riskOf(Score score) {
    return switch (score.band()) {
      case LOW -> Risk.UNLIKELY;
      case MEDIUM -> Risk.RISK;
      case HIGH, VERY_HIGH -> Risk.HIGH_RISK;
    };
  }

  private static boolean withoutPersonalData(Facts facts) {
    Set<String> special = facts.chosen(Fact.SPECIAL_CATEGORIES);
    return facts.chosen(Fact.DATA_KINDS).equals(Set.of(Fact.NONE))
        && (special.isEmpty() || special.equals(Set.of(Fact.NONE)));
  }

  private static Risk risk(Facts facts, @Nullable Risk judged, Score score, List<Reason> reasons) {
    Risk scored = riskOf(score);
    if (judged != null) {
      reasons.add(
          switch (judged) {
            case UNLIKELY -> Reason.JUDGED_UNLIKELY;
            case RISK -> Reason.JUDGED_RISK;
            case HIGH_RISK -> Reason.JUDGED_HIGH_RISK;
          });
      if (scored != judged) {
        reasons.add(
            scored.compareTo(judged) > 0
                ? Reason.SCORE_ABOVE_JUDGEMENT
                : Reason.SCORE_BELOW_JUDGEMENT);
      }
      return judged;
    }
    Reason ofScore =
        switch (score.band()) {
          case LOW -> Reason.SCORE_LOW;
          case MEDIUM -> Reason.SCORE_MEDIUM;
          case HIGH -> Reason.SCORE_HIGH;
          case VERY_HIGH -> Reason.SCORE_VERY_HIGH;
        };
    // Not to notify needs that a risk is unlikely (art. 33(1) AVG), and not knowing is no ground
    // for that.
    if (scored == Risk.UNLIKELY && facts.kindsUnknown()) {
      reasons.add(Reason.KINDS_OF_DATA_UNKNOWN);
      reasons.add(ofScore);
      return Risk.RISK;
    }
    reasons.add(ofScore);
    return scored;
  }

  private static Act act(Risk risk, Set<Ground> grounds, List<Reason> reasons) {
    return switch (risk) {
      case UNLIKELY -> Act.REGISTER;
      case RISK -> Act.NOTIFY_AUTHORITY;
      case HIGH_RISK -> {
        for (Ground ground : Ground.values()) {
          if (grounds.contains(ground)) {
            reasons.add(
                switch (ground) {
                  case A -> Reason.GROUND_A;
                  case B -> Reason.GROUND_B;
                  case C -> Reason.GROUND_C;
                });
          }
        }
        yield grounds.isEmpty() ? Act.NOTIFY_AUTHORITY_AND_PEOPLE : Act.NOTIFY_AUTHORITY;
      }
    };
  }

  private static void weigh(Facts facts, Score score, List<Reason> reasons) {
    if (facts.sensitive()) {
      reasons.add(Reason.SENSITIVE_DATA);
    }
    if (facts.chosen(Fact.PEOPLE_CATEGORIES).contains("MINORS")) {
      reasons.add(Reason.MINORS);
    }
    if (score.flags().contains(Flag.MANY_PEOPLE)) {
      reasons.add(Reason.MANY_PEOPLE);
    }
    if (score.flags().contains(Flag.UNINTELLIGIBLE)) {
      reasons.add(Reason.UNINTELLIGIBLE);
    }
  }
}
