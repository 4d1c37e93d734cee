package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.Cases.accepted;
import static nl.lekdicht.core.Cases.refused;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.calendar.Judgement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FilingRulesTest {
  private static final UUID PAPER = new UUID(0x7000, 9);
  private static final String DIGEST = "aa".repeat(32);
  private static final String NUMBER = "AP-2026-000123";
  private static final Instant TOLD = START.plusSeconds(3600);

  /** 72 hours after the school was told: art. 33(1) AVG. */
  private static final Instant DUE = TOLD.plus(Duration.ofHours(72));

  /** Files that were read; the first school was told, the second not yet. */
  private final IncidentByHand breach =
      IncidentByHand.open("rdp-files", START, START, LINDE, ESDOORN)
          .at(TOLD)
          .moment(LINDE, SchoolMoment.SCHOOL_TOLD, TOLD);

  private static FilingRules.Proposed first(Instant filedAt, @Nullable String lateReason) {
    return new FilingRules.Proposed(
        PAPER, DIGEST, List.of("01AB"), false, false, false, filedAt, NUMBER, lateReason, null);
  }

  private static FilingRules.Proposed jointly(boolean further, Instant filedAt) {
    return new FilingRules.Proposed(
        PAPER, DIGEST, List.of("01AB", "02CD"), true, further, false, filedAt, NUMBER, null, null);
  }

  private static FilingRules.Proposed further(
      String number, boolean withdrawal, Instant filedAt, @Nullable String lateReason) {
    return new FilingRules.Proposed(
        PAPER,
        DIGEST,
        List.of("01AB"),
        false,
        true,
        withdrawal,
        filedAt,
        number,
        lateReason,
        "The head");
  }

  private Outcome<IncidentEvent> file(FilingRules.Proposed filing) {
    return FilingRules.file(breach.incident(), filing, Cases.at(breach.now()));
  }

  private String why(FilingRules.Proposed filing) {
    return refused(file(filing)).code();
  }

  private String blamed(FilingRules.Proposed filing) {
    Refusal refusal = refused(file(filing));
    assertThat(refusal.nature()).isEqualTo(Refusal.Nature.INVALID);
    return String.valueOf(refusal.field());
  }

  private void files(FilingRules.Proposed filing) {
    breach.write(accepted(file(filing)));
  }

  private AffectedSchool linde() {
    return Objects.requireNonNull(breach.incident().schools().get("01AB"));
  }

  // When

  @Test
  void a_filing_has_happened() {
    assertThat(why(first(breach.now().plusMillis(1), null))).isEqualTo("moment-in-the-future");
    assertThat(accepted(file(first(breach.now(), null))))
        .isEqualTo(
            new PaperEvent.DraftFiled(
                PAPER, DIGEST, List.of("01AB"), false, false, breach.now(), NUMBER, null, null));
  }

  @Test
  void nothing_was_filed_before_anybody_knew() {
    assertThat(why(first(START.minusMillis(1), null))).isEqualTo("moment-before-discovery");
    assertThat(file(first(START, null))).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void on_the_last_moment_of_the_term_it_is_in_time_and_after_it_late() {
    breach.at(DUE.plus(Duration.ofDays(1)));
    assertThat(file(first(DUE, null))).isInstanceOf(Outcome.Accepted.class);

    Refusal late = refused(file(first(DUE.plusMillis(1), null)));
    assertThat(late.field()).isEqualTo("lateReason");
    assertThat(late.sentence()).contains("01AB").contains(DUE.toString());
    assertThat(file(first(DUE.plusMillis(1), TEXT))).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void the_reason_for_being_late_has_words() {
    breach.at(DUE.plusSeconds(1));
    for (String reason : List.of("", "late", "         .         ")) {
      assertThat(blamed(first(breach.now(), reason))).isEqualTo("lateReason");
    }
  }

  @Test
  void who_is_not_late_has_no_reason_for_it() {
    assertThat(blamed(first(breach.now(), TEXT))).isEqualTo("lateReason");
  }

  @Test
  void without_a_school_that_is_aware_no_term_runs() {
    IncidentByHand untold = IncidentByHand.open("rdp-files", START, START, LINDE);
    Instant muchLater = START.plus(Duration.ofDays(30));
    assertThat(FilingRules.isOver(untold.incident(), List.of("01AB"), muchLater)).isNull();
    assertThat(FilingRules.file(untold.incident(), first(muchLater, null), Cases.at(muchLater)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void a_term_is_over_when_it_is_for_one_of_the_schools() {
    Incident incident = breach.incident();
    assertThat(FilingRules.isOver(incident, List.of("02CD"), DUE.plusSeconds(1))).isNull();
    assertThat(FilingRules.isOver(incident, List.of("01AB", "02CD"), DUE)).isFalse();
    assertThat(FilingRules.isOver(incident, List.of("02CD", "01AB"), DUE.plusMillis(1))).isTrue();

    breach.at(DUE.plusMillis(1));
    assertThat(blamed(jointly(false, breach.now()))).isEqualTo("lateReason");
  }

  @Test
  void late_is_decided_once() {
    files(first(TOLD, null));
    breach.at(DUE.plus(Duration.ofDays(2)));
    breach.corrects(IncidentMoment.SCHOOL_TOLD, LINDE, START.plusSeconds(1));
    assertThat(linde().filed()).isEqualTo(Judgement.IN_TIME);
  }

  @Test
  void a_late_filing_stays_late() {
    breach.at(DUE.plusSeconds(1));
    files(first(breach.now(), TEXT));
    breach.corrects(IncidentMoment.SCHOOL_TOLD, LINDE, breach.now().minusSeconds(10));
    assertThat(linde().filed()).isEqualTo(Judgement.LATE);
    assertThat(breach.incident().assessment().dealingsWith("01AB").filing())
        .isEqualTo(new Dealings.Filing(NUMBER, DUE.plusSeconds(1), TEXT, 1, false, false));
  }

  // One notification, and what follows it

  @Test
  void a_school_is_notified_for_once() {
    files(first(breach.now(), null));
    assertThat(why(first(breach.now(), null))).isEqualTo("already-filed");
    assertThat(why(jointly(false, breach.now()))).isEqualTo("already-filed");
  }

  @Test
  void a_moment_on_record_counts_as_a_notification() {
    breach.moment(LINDE, SchoolMoment.AP_NOTIFIED, TOLD);
    assertThat(why(first(breach.now(), null))).isEqualTo("already-filed");
  }

  @Test
  void a_further_filing_follows_a_first_and_has_its_number() {
    assertThat(why(further(NUMBER, false, breach.now(), null))).isEqualTo("nothing-filed");
    files(first(breach.now(), null));

    Refusal other = refused(file(further("AP-2026-000124", false, breach.now(), null)));
    assertThat(other.field()).isEqualTo("number");
    assertThat(other.sentence()).contains(NUMBER);
    files(further(NUMBER, false, breach.now(), null));
    assertThat(breach.incident().assessment().dealingsWith("01AB").filing())
        .isEqualTo(new Dealings.Filing(NUMBER, TOLD, null, 2, false, false));
  }

  @Test
  void a_further_filing_is_never_late() {
    files(first(breach.now(), null));
    breach.at(DUE.plus(Duration.ofDays(7)));
    assertThat(blamed(further(NUMBER, false, breach.now(), TEXT))).isEqualTo("lateReason");
    files(further(NUMBER, false, breach.now(), null));
  }

  @Test
  void nothing_follows_a_withdrawal() {
    files(first(breach.now(), null));
    files(further(NUMBER, true, breach.now(), null));
    assertThat(why(further(NUMBER, false, breach.now(), null))).isEqualTo("notification-withdrawn");
    assertThat(why(further(NUMBER, true, breach.now(), null))).isEqualTo("notification-withdrawn");
    assertThat(why(first(breach.now(), null))).isEqualTo("already-filed");
  }

  @Test
  void a_school_that_is_no_longer_hit_is_not_filed_for() {
    breach.takes(new IncidentCommand.ChangeSchools(List.of(ESDOORN)));
    assertThat(why(first(breach.now(), null))).isEqualTo("school-not-affected");
    assertThat(why(jointly(false, breach.now()))).isEqualTo("school-not-affected");
  }

  @Test
  void an_objection_stops_a_joint_filing_and_not_what_follows_one() {
    breach.write(new AssessmentEvent.IntentionAnswered("02CD", false, null));
    Refusal refusal = refused(file(jointly(false, breach.now())));
    assertThat(refusal.code()).isEqualTo("school-objects");
    assertThat(refusal.sentence()).contains("02CD").doesNotContain("01AB");

    breach.write(new AssessmentEvent.IntentionAnswered("02CD", true, null));
    files(jointly(false, breach.now()));
    breach.write(new AssessmentEvent.IntentionAnswered("02CD", false, null));
    files(jointly(true, breach.now()));
  }
}
