package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a school and passed between it and the supplier.
 *
 * @param notices how many notices it was sent
 * @param acknowledgedAt when it first acknowledged one
 * @param intentionSentAt when it was sent the intention to notify the authority jointly
 * @param filing the notification to the authority; null while there is none on record
 */
public record Dealings(
    Map<Duty, Decision> decisions,
    int notices,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant intentionSentAt,
    @Nullable JointAnswer answer,
    @Nullable Filing filing,
    @Nullable Informed informed) {
  public static final Dealings NONE = new Dealings(Map.of(), 0, null, null, null, null, null);

  /** What a school said to the intention. */
  public record JointAnswer(boolean agrees, @Nullable String remark, UUID by, Instant at) {}

  /**
   * The notification to the authority for a school.
   *
   * @param number given by the authority
   * @param firstFiledAt of the first filing; whether that was late is decided once
   * @param filings how many, that one included
   * @param joint whether the supplier filed it for several schools
   */
  public record Filing(
      String number,
      Instant firstFiledAt,
      @Nullable String lateReason,
      int filings,
      boolean joint,
      boolean withdrawn) {}

  /**
   * That the people concerned were told.
   *
   * @param people how many, at least and at most; null when it is not known
   */
  public record Informed(Instant at, String how, Value.@Nullable Range people) {}

  public Optional<Decision> find(Duty duty) {
    return Optional.ofNullable(decisions.get(duty));
  }

  public boolean objects() {
    return answer != null && !answer.agrees();
  }

  Dealings decided(Duty duty, Decision decision) {
    Map<Duty, Decision> next = new EnumMap<>(Duty.class);
    next.putAll(decisions);
    next.put(duty, decision);
    return new Dealings(
        Map.copyOf(next), notices, acknowledgedAt, intentionSentAt, answer, filing, informed);
  }

  Dealings noticed(@Nullable Instant intention) {
    return new Dealings(
        decisions,
        notices + 1,
        acknowledgedAt,
        intentionSentAt != null ? intentionSentAt : intention,
        answer,
        filing,
        informed);
  }

  Dealings acknowledged(Instant at) {
    return new Dealings(
        decisions,
        notices,
        acknowledgedAt == null ? at : acknowledgedAt,
        intentionSentAt,
        answer,
        filing,
        informed);
  }

  Dealings answered(JointAnswer given) {
    return new Dealings(
        decisions, notices, acknowledgedAt, intentionSentAt, given, filing, informed);
  }

  Dealings filed(Filing next) {
    return new Dealings(
        decisions, notices, acknowledgedAt, intentionSentAt, answer, next, informed);
  }

  Dealings informed(Informed told) {
    return new Dealings(decisions, notices, acknowledgedAt, intentionSentAt, answer, filing, told);
  }
}
