package nl.lekdicht.core.severity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a severity is counted from.
 *
 * @param natures not empty; of several the highest counts
 * @param context each reason at most once
 * @param malicious whether somebody meant harm
 * @param people how many people at most; 0 while that is not known
 * @param unintelligible whether the data say nothing to whoever found them
 */
public record Inputs(
    Set<DataNature> natures,
    List<Adjustment> context,
    Identifiability identifiability,
    Confidentiality confidentiality,
    Integrity integrity,
    Availability availability,
    boolean malicious,
    long people,
    boolean unintelligible) {
  public Inputs {
    if (natures.isEmpty()) {
      throw new IllegalArgumentException("no nature of data");
    }
    natures = Collections.unmodifiableSet(EnumSet.copyOf(natures));
    context = List.copyOf(context);
    if (people < 0) {
      throw new IllegalArgumentException("fewer than no people");
    }
    Set<Adjustment.Why> reasons = EnumSet.noneOf(Adjustment.Why.class);
    context.forEach(adjustment -> reasons.add(adjustment.why()));
    if (reasons.size() < context.size()) {
      throw new IllegalArgumentException("a reason that is given twice");
    }
  }
}
