package nl.lekdicht.core.term;

import java.time.Duration;

/** One warning of a ladder. */
public record Rung(When when, Audience audience) {

  /** At which moment of the term. */
  public sealed interface When {
    /** This part of the term is used up, counted as the term itself is: in elapsed or in working time. 0 to 100. */
    record Share(int percent) implements When {}

    /** So much elapsed time after the due moment, whatever the term counts in; zero or more. */
    record AfterDue(Duration delay) implements When {}
  }
}
