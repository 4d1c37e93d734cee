package nl.lekdicht.core.severity;

import java.util.EnumSet;
import java.util.Set;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;

/** The method of ENISA (2013): SE = DPC × EI + CB. Every term is a multiple of a quarter, so all of it is counted in whole quarters. */
public final class Severity {
  private static final int MANY = 100;

  private Severity() {}

  public static Score score(Inputs inputs) {
    int dataContext = dataContext(inputs);
    int identifiability = inputs.identifiability().quarters();
    int circumstances =
        inputs.confidentiality().quarters()
            + inputs.integrity().quarters()
            + inputs.availability().quarters()
            + (inputs.malicious() ? 2 : 0);
    int quarters = dataContext * identifiability + circumstances;
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (inputs.people() > MANY) {
      flags.add(Flag.MANY_PEOPLE);
    }
    if (inputs.unintelligible()) {
      flags.add(Flag.UNINTELLIGIBLE);
    }
    return new Score(
        quarters, Band.of(quarters), flags, dataContext, identifiability, circumstances);
  }

  private static int dataContext(Inputs inputs) {
    int base = inputs.natures().stream().mapToInt(DataNature::steps).max().orElseThrow();
    int moved = base + inputs.context().stream().mapToInt(Adjustment::signed).sum();
    return Math.clamp(moved, 1, 4);
  }

  /**
   * What the facts suggest; whoever judges may change each input. Where facts are silent the lowest is suggested, and {@link #unstated}
   * names them.
   */
  public static Inputs proposed(Facts facts) {
    return new Proposal(facts).inputs();
  }

  /** The facts that a proposal would rest on but that nobody has stated yet. */
  public static Set<Fact> unstated(Facts facts) {
    Set<Fact> silent = EnumSet.copyOf(Proposal.RESTS_ON);
    silent.removeIf(fact -> facts.find(fact).isPresent());
    return silent;
  }
}
