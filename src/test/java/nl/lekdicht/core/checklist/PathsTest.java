package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.checklist.SampleChecklist.decision;
import static nl.lekdicht.core.checklist.SampleChecklist.optional;
import static nl.lekdicht.core.checklist.SampleChecklist.step;
import static nl.lekdicht.core.checklist.SampleChecklist.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PathsTest {
  private static final Checklist FORKED =
      SampleChecklist.of(
          step("a", "b"),
          decision("b", "c", "d"),
          step("c", "d"),
          optional("d", "e"),
          step("e", null));

  @Test
  void decisions_and_optional_steps_fork() {
    assertThat(Paths.of(FORKED))
        .extracting(Path::toString)
        .containsExactly(
            "a, b: yes, c, d, e",
            "a, b: yes, c, d: skipped, e",
            "a, b: no, d, e",
            "a, b: no, d: skipped, e");
    assertThat(Paths.count(FORKED)).isEqualTo(4);
  }

  @Test
  void the_longest_path_is_the_one_on_which_most_is_done() {
    assertThat(Paths.longest(Paths.of(FORKED))).hasToString("a, b: yes, c, d, e");
    assertThat(Paths.longest(Paths.of(FORKED)).stepsDone()).isEqualTo(5);
  }

  @Test
  void an_answer_can_end_the_run() {
    Checklist checklist = SampleChecklist.of(decision("a", "b", null), step("b", null));

    assertThat(Paths.of(checklist))
        .extracting(Path::toString)
        .containsExactly("a: yes, b", "a: no");
  }

  @Test
  void a_guarantee_holds_only_where_it_holds_on_every_path() {
    assertThat(breach(Map.of(), "a", "e")).isEmpty();
    assertThat(breach(Map.of("b", "yes"), "c")).isEmpty();
    assertThat(breach(Map.of("b", "done"), "c")).isEqualTo("a, b: no, d, e");
    assertThat(breach(Map.of("d", "skipped"), "c")).isEqualTo("a, b: no, d: skipped, e");
    assertThat(breach(Map.of("d", "done"), "d", "e")).isEmpty();
    assertThat(breach(Map.of(), "c")).isEqualTo("a, b: no, d, e");
    assertThat(breach(Map.of(), "e", "a")).isEqualTo("a, b: yes, c, d, e");
  }

  @Test
  void a_skipped_step_is_not_passed() {
    assertThat(breach(Map.of(), "d")).isEqualTo("a, b: yes, c, d: skipped, e");
  }

  @Test
  void steps_that_no_path_comes_to_are_found() {
    Checklist checklist = SampleChecklist.of(step("a", "c"), step("b", "c"), step("c", null));

    assertThat(Paths.unreachable(checklist)).extracting(Step::id).containsExactly("b");
    assertThat(Paths.unreachable(FORKED)).isEmpty();
  }

  @Test
  void a_circle_is_found_and_not_walked() {
    Checklist checklist =
        SampleChecklist.of(step("a", "b"), decision("b", "c", null), step("c", "b"));

    assertThat(Paths.findCircle(checklist)).contains(List.of("b", "c", "b"));
    assertThat(Paths.findCircle(FORKED)).isEmpty();
    assertThatThrownBy(() -> Paths.of(checklist)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_checklist_with_too_many_paths_is_counted_but_not_walked() {
    assertThat(Paths.of(forks(13))).hasSize(8192);
    assertThat(Paths.count(forks(14))).isEqualTo(Paths.MOST + 1);
    assertThat(Paths.count(forks(200))).isEqualTo(Paths.MOST + 1);
    assertThatThrownBy(() -> Paths.of(forks(14))).isInstanceOf(IllegalArgumentException.class);
  }

  private static Checklist forks(int number) {
    return SampleChecklist.of(
        IntStream.range(0, number)
            .mapToObj(i -> optional("s" + i, i + 1 < number ? "s" + (i + 1) : null))
            .toArray(Step[]::new));
  }

  private static String breach(Map<String, String> when, String... pass) {
    Guarantee guarantee = new Guarantee("told", text("Told"), when, List.of(pass));
    return Paths.findBreach(Paths.of(FORKED), guarantee).map(Path::toString).orElse("");
  }
}
