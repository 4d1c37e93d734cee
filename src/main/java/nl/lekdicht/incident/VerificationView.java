package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the check of everything found. */
@Serdeable
record VerificationView(
    boolean sound, int incidents, long entries, Instant verifiedAt, List<FaultView> faults) {

  @Serdeable
  record FaultView(UUID incidentId, int number, String fault) {}

  static VerificationView of(Verification.Findings findings, Instant verifiedAt) {
    return new VerificationView(
        findings.sound(),
        findings.incidents(),
        findings.entries(),
        verifiedAt,
        findings.faults().stream()
            .map(fault -> new FaultView(fault.incident(), fault.number(), fault.sentence()))
            .toList());
  }
}
