package nl.lekdicht.incident;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.sql.Connection;

/** Checks everything there is, as the owner of the database and as it stood at one moment, and says what it found. */
@Singleton
public final class VerifyCommand {
  private final TransactionOperations<Connection> transactions;
  private final Verification verification;

  VerifyCommand(TransactionOperations<Connection> transactions, Verification verification) {
    this.transactions = transactions;
    this.verification = verification;
  }

  /** Gives back the exit code: 0 when the record is sound, 1 when it is not. */
  public int run(PrintStream out) {
    var snapshot = new DefaultTransactionDefinition(TransactionDefinition.READ_ONLY);
    snapshot.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
    Verification.Findings findings = transactions.execute(snapshot, _ -> verification.run());
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
