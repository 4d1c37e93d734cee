package nl.lekdicht.web;

import java.util.List;

/** The request cannot be right, whatever the state of things: everything that is wrong with it. */
public final class BadRequest extends RuntimeException {
  private final List<Problem.Fault> faults;

  /** With every fault, field by field. */
  public BadRequest(List<Problem.Fault> faults) {
    super(faults.size() + " faults in the request", null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** For a rule that the contract cannot express. */
  public static BadRequest because(String field, String rule) {
    return new BadRequest(List.of(new Problem.Fault(field, rule)));
  }

  public List<Problem.Fault> faults() {
    return faults;
  }
}
