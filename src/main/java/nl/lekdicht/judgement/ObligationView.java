package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.incident.Decision;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Ground;
import nl.lekdicht.core.incident.Obligations;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for one school: due, decided, done.
 *
 * @param dueAt null where there is no term in hours, or it has not begun
 * @param number given by the authority
 */
@Serdeable
record ObligationView(
    Duty duty,
    SchoolView school,
    @Nullable Instant dueAt,
    Obligations.State state,
    @Nullable DecisionView decision,
    @Nullable Instant doneAt,
    @Nullable String number) {

  @Serdeable
  record SchoolView(String brin, String name) {}

  @Serdeable
  record DecisionView(
      boolean toBeTold,
      @Nullable Ground ground,
      String reason,
      Person by,
      Instant at,
      @Nullable Person confirmedBy,
      @Nullable Instant confirmedAt) {}

  /**
   * @param names of accounts
   * @param schoolNames by code
   */
  static ObligationView of(
      Obligations.Obligation owed, Map<UUID, String> names, Map<String, String> schoolNames) {
    return new ObligationView(
        owed.duty(),
        new SchoolView(owed.brin(), schoolNames.getOrDefault(owed.brin(), "")),
        owed.dueAt(),
        owed.state(),
        decision(owed.decision(), names),
        owed.doneAt(),
        owed.number());
  }

  private static @Nullable DecisionView decision(
      @Nullable Decision decision, Map<UUID, String> names) {
    return decision == null
        ? null
        : new DecisionView(
            decision.toBeTold(),
            decision.ground(),
            decision.reason(),
            Person.of(decision.by(), names),
            decision.at(),
            decision.confirmedBy() == null ? null : Person.of(decision.confirmedBy(), names),
            decision.confirmedAt());
  }
}
