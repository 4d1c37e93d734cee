package nl.lekdicht.core.paper;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.accepted;
import static nl.lekdicht.core.Cases.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.paper.Paper.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way round the four eyes, on paper. */
final class FourEyesTest {
  private static final UUID ID = new UUID(0x7000, 1);
  private static final UUID AUTHOR = new UUID(0x7001, 1);
  private static final UUID OTHER_AUTHOR = new UUID(0x7001, 2);
  private static final UUID FG = new UUID(0x7002, 1);
  private static final String TEXT = "aa".repeat(32);
  private static final String OTHER_TEXT = "bb".repeat(32);
  private static final Approver APPROVER = new Approver(FG, true, false, Set.of());

  private static Sheet sheet(PaperKind kind, @Nullable String brin) {
    return new Sheet(ID, kind, brin, 1, TEXT, Set.of(AUTHOR, OTHER_AUTHOR));
  }

  private static Paper in(State state, PaperKind kind, @Nullable String brin) {
    Sheet sheet = sheet(kind, brin);
    return switch (state) {
      case DRAFT -> new Paper.InDraft(sheet);
      case SUBMITTED -> new Paper.Submitted(sheet, AUTHOR, START);
      case APPROVED -> new Paper.Approved(sheet, FG, START);
      case REJECTED -> new Paper.Rejected(sheet, FG, START, "The number is wrong.");
      case SENT -> new Paper.Sent(sheet, AUTHOR, START);
      case FILED -> new Paper.Filed(sheet, AUTHOR, START);
      case ACKNOWLEDGED -> new Paper.Acknowledged(sheet, null, START);
      case DROPPED -> new Paper.Dropped(sheet, AUTHOR, START, "It is not needed.");
    };
  }

  private static Paper notice(State state) {
    return in(state, PaperKind.FIRST_NOTICE, "99XA");
  }

  private static final List<State> NOT_LEFT =
      List.of(State.DRAFT, State.SUBMITTED, State.APPROVED, State.REJECTED);

  /** From which states each act on a notice leads where; from every other state it is refused. */
  @Test
  void every_act_is_open_in_these_states_and_in_no_other() {
    Map<State, State> rewriting = new EnumMap<>(State.class);
    NOT_LEFT.forEach(state -> rewriting.put(state, State.DRAFT));
    Map<State, State> dropping = new EnumMap<>(State.class);
    NOT_LEFT.forEach(state -> dropping.put(state, State.DROPPED));

    opens(paper -> FourEyes.rewrite(paper, OTHER_TEXT, Set.of(AUTHOR)), rewriting);
    opens(
        paper -> FourEyes.submit(paper, TEXT, AUTHOR, START), Map.of(State.DRAFT, State.SUBMITTED));
    opens(
        paper -> FourEyes.approve(paper, TEXT, APPROVER, START),
        Map.of(State.SUBMITTED, State.APPROVED));
    opens(
        paper -> FourEyes.reject(paper, TEXT, APPROVER, "Wrong.", START),
        Map.of(State.SUBMITTED, State.REJECTED));
    opens(paper -> FourEyes.send(paper, AUTHOR, START), Map.of(State.APPROVED, State.SENT));
    opens(
        paper -> FourEyes.acknowledge(paper, null, START), Map.of(State.SENT, State.ACKNOWLEDGED));
    opens(paper -> FourEyes.drop(paper, AUTHOR, "Not needed.", START), dropping);
    opens(paper -> FourEyes.file(paper, AUTHOR, START), Map.of());
  }

  private static void opens(Function<Paper, Outcome<Paper>> act, Map<State, State> open) {
    for (State from : State.values()) {
      Outcome<Paper> outcome = act.apply(notice(from));
      State to = open.get(from);
      if (to == null) {
        Refusal refusal = refused(outcome);
        assertThat(refusal.nature()).isEqualTo(Refusal.Nature.CONFLICT);
        assertThat(refusal.sentence()).contains("FIRST_NOTICE").contains("99XA");
      } else {
        assertThat(accepted(outcome).state()).isEqualTo(to);
      }
    }
  }

  @Test
  void a_draft_of_a_school_is_filed_once_the_school_has_it() {
    for (State state : State.values()) {
      Outcome<Paper> filed = FourEyes.file(in(state, PaperKind.AP_DRAFT, "99XA"), AUTHOR, START);
      if (state == State.SENT || state == State.ACKNOWLEDGED) {
        assertThat(accepted(filed).state()).isEqualTo(State.FILED);
      } else {
        assertThat(refused(filed).code()).isEqualTo("paper-not-sent");
      }
    }
  }

  @Test
  void a_draft_for_several_schools_is_filed_once_it_is_approved_and_never_sent() {
    for (State state : State.values()) {
      Paper paper = in(state, PaperKind.AP_DRAFT, null);
      Outcome<Paper> filed = FourEyes.file(paper, AUTHOR, START);
      if (state == State.APPROVED) {
        assertThat(accepted(filed).state()).isEqualTo(State.FILED);
      } else {
        assertThat(refused(filed).code()).isEqualTo("paper-not-approved");
      }
      assertThat(refused(FourEyes.send(paper, AUTHOR, START)).code())
          .isEqualTo("for-several-schools");
    }
  }

  @ParameterizedTest
  @EnumSource(PaperKind.class)
  void only_a_draft_for_the_authority_is_filed(PaperKind kind) {
    Outcome<Paper> filed = FourEyes.file(in(State.SENT, kind, "99XA"), AUTHOR, START);
    if (kind == PaperKind.AP_DRAFT) {
      assertThat(accepted(filed).state()).isEqualTo(State.FILED);
    } else {
      assertThat(refused(filed).code()).isEqualTo("no-notification");
    }
  }

  @Test
  void every_kind_takes_a_second_pair_of_eyes() {
    for (PaperKind kind : PaperKind.values()) {
      for (State state : List.of(State.DRAFT, State.SUBMITTED, State.REJECTED)) {
        assertThat(refused(FourEyes.send(in(state, kind, "99XA"), AUTHOR, START)).code())
            .isEqualTo("paper-not-approved");
      }
    }
  }

  // Who judges

  private static String why(Outcome<Paper> outcome) {
    return refused(outcome).code();
  }

  @Test
  void no_author_judges_whatever_else_they_are() {
    Paper paper = notice(State.SUBMITTED);
    for (UUID author : List.of(AUTHOR, OTHER_AUTHOR)) {
      for (boolean deputy : List.of(true, false)) {
        Approver approver = new Approver(author, true, deputy, Set.of());
        assertThat(why(FourEyes.approve(paper, TEXT, approver, START)))
            .isEqualTo("approver-is-author");
        assertThat(why(FourEyes.reject(paper, TEXT, approver, "Wrong.", START)))
            .isEqualTo("approver-is-author");
      }
    }
  }

  @Test
  void whoever_judges_and_writes_by_two_names_is_one_person() {
    Approver twice = new Approver(FG, true, false, Set.of(new UUID(1, 1), OTHER_AUTHOR));
    assertThat(why(FourEyes.approve(notice(State.SUBMITTED), TEXT, twice, START)))
        .isEqualTo("approver-is-author");
    Approver namesake = new Approver(FG, true, false, Set.of(new UUID(1, 1)));
    assertThat(accepted(FourEyes.approve(notice(State.SUBMITTED), TEXT, namesake, START)))
        .isEqualTo(new Paper.Approved(notice(State.SUBMITTED).sheet(), FG, START));
  }

  @Test
  void a_deputy_who_wrote_nothing_judges_and_somebody_without_the_task_does_not() {
    UUID somebody = new UUID(0x7003, 1);
    Approver deputy = new Approver(somebody, true, true, Set.of());
    assertThat(accepted(FourEyes.approve(notice(State.SUBMITTED), TEXT, deputy, START)).state())
        .isEqualTo(State.APPROVED);
    Approver nobody = new Approver(somebody, false, false, Set.of());
    for (State state : State.values()) {
      assertThat(why(FourEyes.approve(notice(state), TEXT, nobody, START)))
          .isEqualTo("role-missing");
      assertThat(why(FourEyes.reject(notice(state), TEXT, nobody, "Wrong.", START)))
          .isEqualTo("role-missing");
    }
  }

  // Exactly this text

  @Test
  void only_the_text_that_was_seen_is_submitted_or_judged() {
    for (String seen :
        List.of(OTHER_TEXT, "", TEXT.toUpperCase(java.util.Locale.ROOT), TEXT + "a")) {
      assertThat(why(FourEyes.submit(notice(State.DRAFT), seen, AUTHOR, START)))
          .isEqualTo("text-changed");
      assertThat(why(FourEyes.approve(notice(State.SUBMITTED), seen, APPROVER, START)))
          .isEqualTo("text-changed");
      assertThat(why(FourEyes.reject(notice(State.SUBMITTED), seen, APPROVER, "Wrong.", START)))
          .isEqualTo("text-changed");
    }
  }

  @Test
  void a_change_makes_an_approval_void_and_its_author_an_author() {
    UUID third = new UUID(0x7004, 1);
    Paper changed = accepted(FourEyes.rewrite(notice(State.APPROVED), OTHER_TEXT, Set.of(third)));

    assertThat(changed.state()).isEqualTo(State.DRAFT);
    assertThat(changed.sheet())
        .isEqualTo(
            new Sheet(
                ID,
                PaperKind.FIRST_NOTICE,
                "99XA",
                2,
                OTHER_TEXT,
                Set.of(AUTHOR, OTHER_AUTHOR, third)));
    assertThat(why(FourEyes.send(changed, AUTHOR, START))).isEqualTo("paper-not-approved");
    assertThat(why(FourEyes.approve(changed, OTHER_TEXT, APPROVER, START)))
        .isEqualTo("paper-not-submitted");
  }

  @Test
  void whoever_changed_a_word_and_changed_it_back_is_still_an_author() {
    Paper touched = accepted(FourEyes.rewrite(notice(State.SUBMITTED), OTHER_TEXT, Set.of(FG)));
    Paper back = accepted(FourEyes.rewrite(touched, TEXT, Set.of(AUTHOR)));
    Paper submitted = accepted(FourEyes.submit(back, TEXT, AUTHOR, START));

    assertThat(submitted.sheet().version()).isEqualTo(3);
    assertThat(why(FourEyes.approve(submitted, TEXT, APPROVER, START)))
        .isEqualTo("approver-is-author");
  }

  @Test
  void a_change_that_changes_nothing_is_none_and_makes_nobody_an_author() {
    for (State state : NOT_LEFT) {
      assertThat(why(FourEyes.rewrite(notice(state), TEXT, Set.of(FG))))
          .isEqualTo("nothing-changes");
    }
  }

  @Test
  void a_rejected_text_is_not_submitted_again_as_it_is() {
    Refusal refusal = refused(FourEyes.submit(notice(State.REJECTED), TEXT, AUTHOR, START));
    assertThat(refusal.code()).isEqualTo("rejected-text");
    assertThat(refusal.sentence()).contains("The number is wrong.");

    Paper changed = accepted(FourEyes.rewrite(notice(State.REJECTED), OTHER_TEXT, Set.of(AUTHOR)));
    assertThat(accepted(FourEyes.submit(changed, OTHER_TEXT, AUTHOR, START)).state())
        .isEqualTo(State.SUBMITTED);
  }

  @Test
  void what_has_left_stays_as_it_left() {
    for (State state : List.of(State.SENT, State.FILED, State.ACKNOWLEDGED)) {
      assertThat(why(FourEyes.rewrite(notice(state), OTHER_TEXT, Set.of(AUTHOR))))
          .isEqualTo("paper-has-left");
      assertThat(why(FourEyes.rewrite(notice(state), TEXT, Set.of(AUTHOR))))
          .isEqualTo("paper-has-left");
      assertThat(why(FourEyes.drop(notice(state), AUTHOR, "Not needed.", START)))
          .isEqualTo("paper-has-left");
    }
    assertThat(why(FourEyes.rewrite(notice(State.DROPPED), OTHER_TEXT, Set.of(AUTHOR))))
        .isEqualTo("paper-dropped");
    assertThat(why(FourEyes.drop(notice(State.DROPPED), AUTHOR, "Not needed.", START)))
        .isEqualTo("paper-dropped");
  }

  @Test
  void authors_and_other_names_are_not_changed_behind_its_back() {
    Set<UUID> authors = new HashSet<>(Set.of(AUTHOR));
    Sheet sheet = new Sheet(ID, PaperKind.FIRST_NOTICE, "99XA", 1, TEXT, authors);
    Set<UUID> names = new HashSet<>(Set.of(AUTHOR));
    Approver approver = new Approver(FG, true, false, names);
    authors.clear();
    names.clear();
    assertThat(
            why(FourEyes.approve(new Paper.Submitted(sheet, AUTHOR, START), TEXT, approver, START)))
        .isEqualTo("approver-is-author");
  }
}
