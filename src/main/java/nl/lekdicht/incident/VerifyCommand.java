package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.io.PrintStream;
import nl.lekdicht.database.Desk;

/** Checks everything there is, as the owner of the database, and says what it found. */
@Singleton
public final class VerifyCommand {
  private final Desk desk;
  private final Verification verification;

  VerifyCommand(Desk desk, Verification verification) {
    this.desk = desk;
    this.verification = verification;
  }

  /** Gives back the exit code: 0 when the record is sound, 1 when it is not. */
  public int run(PrintStream out) {
    Verification.Findings findings = desk.visit(verification::run);
    findings
        .faults()
        .forEach(fault ->
            out.printf(
                "incident %s, entry %d: %s%n", fault.incident(), fault.number(), fault.sentence()));
    out.printf(
        "%s: %d entries of %d incidents read%n",
        findings.sound() ? "sound" : "NOT SOUND", findings.entries(), findings.incidents());
    return findings.sound() ? 0 : 1;
  }
}
