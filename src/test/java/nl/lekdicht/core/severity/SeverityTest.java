package nl.lekdicht.core.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.lekdicht.core.severity.Adjustment.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts every combination of inputs a second time, in decimals as the method itself is written. */
final class SeverityTest {
  private static final List<BigDecimal> CIRCUMSTANCE =
      List.of(new BigDecimal("0"), new BigDecimal("0.25"), new BigDecimal("0.5"));

  /** Every way to move the weight: from nothing to more than it can bear, up, down and both. */
  private static final List<List<Adjustment>> CONTEXTS = contexts();

  private static List<List<Adjustment>> contexts() {
    List<List<Adjustment>> all = new ArrayList<>();
    all.add(List.of());
    for (Why why : Why.values()) {
      for (int steps = 1; steps <= 3; steps++) {
        all.add(List.of(new Adjustment(why, steps)));
      }
    }
    all.add(List.of(new Adjustment(Why.VOLUME, 1), new Adjustment(Why.VULNERABLE_PEOPLE, 1)));
    all.add(List.of(new Adjustment(Why.VOLUME, 2), new Adjustment(Why.INACCURATE, 1)));
    all.add(List.of(new Adjustment(Why.HARMLESS, 3), new Adjustment(Why.ALREADY_PUBLIC, 3)));
    return all;
  }

  private static Set<Set<DataNature>> natures() {
    Set<Set<DataNature>> all = new java.util.LinkedHashSet<>();
    for (int bits = 1; bits < 16; bits++) {
      Set<DataNature> some = EnumSet.noneOf(DataNature.class);
      for (DataNature nature : DataNature.values()) {
        if ((bits & (1 << place(DataNature.values(), nature))) != 0) {
          some.add(nature);
        }
      }
      all.add(some);
    }
    return all;
  }

  @Test
  void every_combination_of_inputs_counts_as_the_method_says() {
    Set<Integer> scores = new TreeSet<>();
    int combinations = 0;
    for (Set<DataNature> natures : natures()) {
      for (List<Adjustment> context : CONTEXTS) {
        for (Identifiability identifiability : Identifiability.values()) {
          for (Confidentiality confidentiality : Confidentiality.values()) {
            for (Integrity integrity : Integrity.values()) {
              for (Availability availability : Availability.values()) {
                for (boolean malicious : new boolean[] {false, true}) {
                  Inputs inputs =
                      new Inputs(
                          natures,
                          context,
                          identifiability,
                          confidentiality,
                          integrity,
                          availability,
                          malicious,
                          0,
                          false);
                  Score score = Severity.score(inputs);
                  if (score.quarters() != expected(inputs)) {
                    assertThat(score.quarters()).as("%s", inputs).isEqualTo(expected(inputs));
                  }
                  scores.add(score.quarters());
                  combinations++;
                }
              }
            }
          }
        }
      }
    }
    assertThat(combinations).isEqualTo(15 * CONTEXTS.size() * 4 * 27 * 2);
    assertThat(scores).first().isEqualTo(1);
    assertThat(scores).last().isEqualTo(24);
    assertThat(scores).hasSize(24);
  }

  private static <T> int place(T[] all, T one) {
    return List.of(all).indexOf(one);
  }

  private static int expected(Inputs inputs) {
    int context = 0;
    for (DataNature nature : inputs.natures()) {
      context = Math.max(context, place(DataNature.values(), nature) + 1);
    }
    for (Adjustment adjustment : inputs.context()) {
      context +=
          switch (adjustment.why()) {
            case VOLUME, NATURE_OF_ORGANISATION, VULNERABLE_PEOPLE -> adjustment.steps();
            case INACCURATE, ALREADY_PUBLIC, HARMLESS -> -adjustment.steps();
          };
    }
    context = Math.min(4, Math.max(1, context));
    BigDecimal severity =
        new BigDecimal(context)
            .multiply(
                new BigDecimal("0.25")
                    .multiply(
                        new BigDecimal(
                            place(Identifiability.values(), inputs.identifiability()) + 1)))
            .add(CIRCUMSTANCE.get(place(Confidentiality.values(), inputs.confidentiality())))
            .add(CIRCUMSTANCE.get(place(Integrity.values(), inputs.integrity())))
            .add(CIRCUMSTANCE.get(place(Availability.values(), inputs.availability())))
            .add(new BigDecimal(inputs.malicious() ? "0.5" : "0"));
    return severity.multiply(new BigDecimal(4)).intValueExact();
  }

  @ParameterizedTest
  @CsvSource({
    "1, LOW, 0.25",
    "7, LOW, 1.75",
    "8, MEDIUM, 2.00",
    "11, MEDIUM, 2.75",
    "12, HIGH, 3.00",
    "15, HIGH, 3.75",
    "16, VERY_HIGH, 4.00",
    "24, VERY_HIGH, 6.00"
  })
  void a_band_begins_exactly_at_its_edge(int quarters, Band band, String decimal) {
    assertThat(Band.of(quarters)).isEqualTo(band);
    assertThat(new Score(quarters, band, Set.of(), 1, 1, 0).decimal()).isEqualTo(decimal);
  }

  @Test
  void a_score_tells_what_it_was_counted_from() {
    Score score =
        Severity.score(
            new Inputs(
                Set.of(DataNature.FINANCIAL),
                List.of(new Adjustment(Why.VULNERABLE_PEOPLE, 1)),
                Identifiability.SIGNIFICANT,
                Confidentiality.KNOWN_RECIPIENTS,
                Integrity.KEPT,
                Availability.LOST_FOR_GOOD,
                true,
                101,
                true));
    assertThat(score)
        .isEqualTo(
            new Score(17, Band.VERY_HIGH, Set.of(Flag.MANY_PEOPLE, Flag.UNINTELLIGIBLE), 4, 3, 5));
    assertThat(score.decimal()).isEqualTo("4.25");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "100, false", "101, true", "5000000000, true"})
  void more_than_a_hundred_people_is_a_flag_and_no_point(long people, boolean flagged) {
    Score score = Severity.score(people(people));
    assertThat(score.flags().contains(Flag.MANY_PEOPLE)).isEqualTo(flagged);
    assertThat(score.quarters()).isEqualTo(Severity.score(people(0)).quarters());
  }

  private static Inputs people(long people) {
    return inputs(Set.of(DataNature.SIMPLE), List.of(), people);
  }

  private static Inputs inputs(Set<DataNature> natures, List<Adjustment> context, long people) {
    return new Inputs(
        natures,
        context,
        Identifiability.NEGLIGIBLE,
        Confidentiality.KEPT,
        Integrity.KEPT,
        Availability.KEPT,
        false,
        people,
        false);
  }

  @Test
  void inputs_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> inputs(Set.of(), List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> inputs(Set.of(DataNature.SIMPLE), List.of(), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            inputs(
                Set.of(DataNature.SIMPLE),
                List.of(new Adjustment(Why.VOLUME, 1), new Adjustment(Why.VOLUME, 2)),
                0))
        .isInstanceOf(IllegalArgumentException.class);
    for (int steps : new int[] {-1, 0, 4}) {
      assertThatThrownBy(() -> new Adjustment(Why.VOLUME, steps))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_weight_of_each_input_is_that_of_the_method() {
    assertThat(quarters(Identifiability.values(), Identifiability::quarters))
        .containsExactly(1, 2, 3, 4);
    assertThat(quarters(Confidentiality.values(), Confidentiality::quarters))
        .containsExactly(0, 1, 2);
    assertThat(quarters(Integrity.values(), Integrity::quarters)).containsExactly(0, 1, 2);
    assertThat(quarters(Availability.values(), Availability::quarters)).containsExactly(0, 1, 2);
  }

  private static <T> List<Integer> quarters(T[] all, java.util.function.ToIntFunction<T> quarters) {
    return List.of(all).stream()
        .map(value -> quarters.applyAsInt(value))
        .collect(Collectors.toList());
  }
}
