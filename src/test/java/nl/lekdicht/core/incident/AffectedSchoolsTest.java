package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static nl.lekdicht.core.incident.SchoolMoment.AP_NOTIFIED;
import static nl.lekdicht.core.incident.SchoolMoment.AP_NOT_REQUIRED;
import static nl.lekdicht.core.incident.SchoolMoment.SCHOOL_FOUND_OUT;
import static nl.lekdicht.core.incident.SchoolMoment.SCHOOL_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.IncidentCommand.ChangeSchools;
import nl.lekdicht.core.incident.IncidentCommand.RecordSchoolMoment;
import org.junit.jupiter.api.Test;

final class AffectedSchoolsTest {
  private static final Instant LATER = START.plusSeconds(3600);

  private final IncidentByHand work =
      IncidentByHand.open("rdp-device", START, null, LINDE).at(LATER);

  private AffectedSchool linde() {
    return Objects.requireNonNull(work.incident().schools().get("01AB"));
  }

  @Test
  void a_school_that_stays_keeps_its_term_and_its_moments() {
    work.moment(LINDE, SCHOOL_TOLD, START);
    work.takes(new ChangeSchools(List.of(ESDOORN, new SchoolTerm("01AB", 24))));

    assertThat(work.incident().schools().keySet()).containsExactly("02CD", "01AB");
    assertThat(linde())
        .isEqualTo(
            new AffectedSchool(LINDE, START, Map.of(SCHOOL_TOLD, START), linde().toldBy(), null));
    assertThat(linde().toldBy()).isNotNull();
    assertThat(work.incident().schools())
        .containsEntry("02CD", AffectedSchool.named(ESDOORN, LATER));
  }

  @Test
  void a_school_that_goes_and_comes_back_starts_afresh() {
    work.moment(LINDE, SCHOOL_TOLD, START).takes(new ChangeSchools(List.of()));
    assertThat(work.incident().schools()).isEmpty();

    work.takes(new ChangeSchools(List.of(LINDE)));
    assertThat(linde()).isEqualTo(AffectedSchool.named(LINDE, LATER));
  }

  @Test
  void a_moment_that_is_on_record_is_corrected_and_not_recorded_again() {
    work.moment(LINDE, SCHOOL_TOLD, START);

    Refusal refusal =
        work.isRefused(new IncidentCommand.RecordSchoolMoment("01AB", SCHOOL_TOLD, LATER, TEXT));
    assertThat(refusal.code()).isEqualTo("moment-on-record");
    assertThat(linde().find(SCHOOL_TOLD)).contains(START);
  }

  @Test
  void a_school_is_aware_when_told_or_when_it_found_out_whichever_was_first() {
    assertThat(linde().findAwareness()).isEmpty();
    work.moment(LINDE, SCHOOL_TOLD, LATER);
    assertThat(linde().findAwareness()).contains(LATER);
    work.moment(LINDE, SCHOOL_FOUND_OUT, START);
    assertThat(linde().findAwareness()).contains(START);
    work.moment(LINDE, AP_NOTIFIED, START)
        .corrects(IncidentMoment.SCHOOL_FOUND_OUT, LINDE, LATER.plusSeconds(-1));
    assertThat(linde().findAwareness()).contains(LATER.plusSeconds(-1));
  }

  @Test
  void a_moment_of_a_school_that_is_not_hit_is_refused() {
    assertThat(work.isRefused(new RecordSchoolMoment("02CD", SCHOOL_TOLD, LATER, TEXT)))
        .isEqualTo(new Refusal.Unknown("affected-school", "02CD"));
  }

  @Test
  void a_moment_is_not_still_to_come() {
    for (SchoolMoment kind : List.of(SCHOOL_TOLD, SCHOOL_FOUND_OUT, AP_NOTIFIED)) {
      assertThat(work.isRefused(new RecordSchoolMoment("01AB", kind, LATER.plusMillis(1), TEXT)))
          .isEqualTo(new Refusal.InTheFuture("occurredAt", LATER.plusMillis(1), LATER));
    }
  }

  @Test
  void only_the_school_itself_can_have_known_before_the_supplier_did() {
    Instant before = START.minusMillis(1);
    for (SchoolMoment kind : List.of(SCHOOL_TOLD, AP_NOTIFIED)) {
      assertThat(work.isRefused(new RecordSchoolMoment("01AB", kind, before, TEXT)))
          .isEqualTo(new Refusal.BeforeDiscovery("occurredAt", before, START));
    }
    work.moment(LINDE, SCHOOL_FOUND_OUT, before);
    assertThat(linde().findAwareness()).contains(before);
  }

  @Test
  void a_moment_needs_a_description_of_ten_characters() {
    assertThat(work.isRefused(new RecordSchoolMoment("01AB", SCHOOL_TOLD, LATER, "123456789")))
        .isEqualTo(new Refusal.InvalidField("description", "must have at least 10 characters"));
  }

  @Test
  void that_the_authority_need_not_know_is_decided_and_no_moment_any_more() {
    assertThat(work.isRefused(new RecordSchoolMoment("01AB", AP_NOT_REQUIRED, LATER, TEXT)).field())
        .isEqualTo("kind");
  }
}
