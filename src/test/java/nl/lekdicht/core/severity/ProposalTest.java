package nl.lekdicht.core.severity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.severity.Adjustment.Why;
import org.junit.jupiter.api.Test;

final class ProposalTest {
  private static Facts facts(Object... pairs) {
    Facts facts = Facts.NONE;
    for (int i = 0; i < pairs.length; i += 2) {
      Fact fact = (Fact) pairs[i];
      Value value = Value.parse(fact.kind(), (String) pairs[i + 1]);
      facts = facts.with(fact, new Facts.Stated(value, new UUID(0, 1), Instant.EPOCH, 1));
    }
    return facts;
  }

  private static Inputs proposed(Object... pairs) {
    return Severity.proposed(facts(pairs));
  }

  @Test
  void where_nothing_is_known_the_lowest_is_proposed_and_the_silence_is_named() {
    assertThat(Severity.proposed(Facts.NONE))
        .isEqualTo(
            new Inputs(
                Set.of(DataNature.SIMPLE),
                List.of(),
                Identifiability.NEGLIGIBLE,
                Confidentiality.KEPT,
                Integrity.KEPT,
                Availability.KEPT,
                false,
                0,
                false));
    assertThat(Severity.unstated(Facts.NONE))
        .containsExactlyInAnyOrderElementsOf(Proposal.RESTS_ON);
    assertThat(Severity.unstated(facts(Fact.PEOPLE, "1-2", Fact.DATA_KINDS, "NAME")))
        .doesNotContain(Fact.PEOPLE, Fact.DATA_KINDS)
        .contains(Fact.NATURE, Fact.SPECIAL_CATEGORIES);
  }

  @Test
  void the_stolen_tablet_of_a_class() {
    Inputs inputs =
        proposed(
            Fact.NATURE,
            "CONFIDENTIALITY",
            Fact.KIND_OF_INCIDENT,
            "DEVICE_LOST_OR_STOLEN",
            Fact.DATA_KINDS,
            "BIRTH_DATE,NAME,STUDY_RESULTS",
            Fact.SPECIAL_CATEGORIES,
            "HEALTH",
            Fact.PEOPLE_CATEGORIES,
            "MINORS,PUPILS",
            Fact.PEOPLE,
            "25-120",
            Fact.CAUSE_ORIGIN,
            "EXTERNAL_DELIBERATE",
            Fact.UNINTELLIGIBLE,
            "PARTLY");
    assertThat(inputs)
        .isEqualTo(
            new Inputs(
                EnumSet.of(DataNature.SIMPLE, DataNature.BEHAVIOURAL, DataNature.SENSITIVE),
                List.of(new Adjustment(Why.VULNERABLE_PEOPLE, 1)),
                Identifiability.MAXIMAL,
                Confidentiality.UNKNOWN_RECIPIENTS,
                Integrity.KEPT,
                Availability.KEPT,
                true,
                120,
                false));
    assertThat(Severity.score(inputs).decimal()).isEqualTo("5.00");
  }

  @Test
  void every_option_of_every_fact_leads_to_inputs_that_can_be_scored() {
    for (Fact fact : Fact.values()) {
      for (String option : fact.options()) {
        Facts facts = facts(fact, option);
        Score score = Severity.score(Severity.proposed(facts));
        assertThat(score.quarters()).isBetween(1, 24);
        for (Set<Ground> grounds : List.of(Set.<Ground>of(), EnumSet.allOf(Ground.class))) {
          assertThat(Advice.of(facts, null, score, grounds).reasons()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void kinds_of_data_give_the_nature() {
    assertThat(nature("NAME")).isEqualTo(DataNature.SIMPLE);
    assertThat(nature("OTHER")).isEqualTo(DataNature.SIMPLE);
    assertThat(nature("LOCATION")).isEqualTo(DataNature.BEHAVIOURAL);
    assertThat(nature("STUDY_RESULTS")).isEqualTo(DataNature.BEHAVIOURAL);
    assertThat(nature("CREDENTIALS")).isEqualTo(DataNature.BEHAVIOURAL);
    assertThat(nature("FINANCIAL")).isEqualTo(DataNature.FINANCIAL);
    assertThat(nature("BSN")).isEqualTo(DataNature.FINANCIAL);
    for (String category : Fact.SPECIAL_CATEGORIES.options()) {
      DataNature expected = category.equals(Fact.NONE) ? DataNature.SIMPLE : DataNature.SENSITIVE;
      assertThat(highest(proposed(Fact.SPECIAL_CATEGORIES, category))).isEqualTo(expected);
    }
  }

  private static DataNature nature(String kind) {
    return highest(proposed(Fact.DATA_KINDS, kind));
  }

  private static DataNature highest(Inputs inputs) {
    return new ArrayList<>(EnumSet.copyOf(inputs.natures())).getLast();
  }

  @Test
  void what_is_known_of_people_tells_how_easily_they_are_found() {
    assertThat(identifiability("SEX")).isEqualTo(Identifiability.LIMITED);
    assertThat(identifiability("NONE")).isEqualTo(Identifiability.NEGLIGIBLE);
    assertThat(identifiability("NAME")).isEqualTo(Identifiability.SIGNIFICANT);
    assertThat(identifiability("BIRTH_DATE,NAME")).isEqualTo(Identifiability.MAXIMAL);
    assertThat(identifiability("BSN")).isEqualTo(Identifiability.MAXIMAL);
    assertThat(proposed(Fact.SPECIAL_CATEGORIES, "BIOMETRIC").identifiability())
        .isEqualTo(Identifiability.MAXIMAL);
  }

  private static Identifiability identifiability(String kinds) {
    return proposed(Fact.DATA_KINDS, kinds).identifiability();
  }

  @Test
  void what_was_done_to_the_data_tells_what_was_broken() {
    assertThat(proposed(Fact.DONE_TO_DATA, "READ").confidentiality())
        .isEqualTo(Confidentiality.UNKNOWN_RECIPIENTS);
    assertThat(
            proposed(
                    Fact.NATURE,
                    "CONFIDENTIALITY",
                    Fact.KIND_OF_INCIDENT,
                    "MAIL_TO_WRONG_RECIPIENT")
                .confidentiality())
        .isEqualTo(Confidentiality.KNOWN_RECIPIENTS);
    assertThat(proposed(Fact.KIND_OF_INCIDENT, "MAIL_TO_WRONG_RECIPIENT").confidentiality())
        .isEqualTo(Confidentiality.KEPT);
    assertThat(proposed(Fact.DONE_TO_DATA, "ALTERED").integrity()).isEqualTo(Integrity.RECOVERABLE);
    assertThat(proposed(Fact.NATURE, "AVAILABILITY").availability())
        .isEqualTo(Availability.TEMPORARILY_LOST);
    assertThat(proposed(Fact.DONE_TO_DATA, "DELETED").availability())
        .isEqualTo(Availability.TEMPORARILY_LOST);
  }

  @Test
  void a_stated_cause_decides_whether_harm_was_meant() {
    assertThat(proposed(Fact.KIND_OF_INCIDENT, "HACKING_OR_MALWARE").malicious()).isTrue();
    assertThat(proposed(Fact.DONE_TO_DATA, "STOLEN").malicious()).isTrue();
    assertThat(
            proposed(
                    Fact.KIND_OF_INCIDENT,
                    "HACKING_OR_MALWARE",
                    Fact.CAUSE_ORIGIN,
                    "INTERNAL_ACCIDENTAL")
                .malicious())
        .isFalse();
    assertThat(
            proposed(Fact.KIND_OF_INCIDENT, "HACKING_OR_MALWARE", Fact.CAUSE_ORIGIN, "UNKNOWN")
                .malicious())
        .isTrue();
  }
}
