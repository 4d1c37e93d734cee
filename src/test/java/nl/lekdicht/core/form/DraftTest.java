package nl.lekdicht.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.library.FormEdition;
import nl.lekdicht.library.Library;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DraftTest {
  private static final FormEdition EDITION =
      Library.packed().findFormNamed("ap-2021").orElseThrow();
  private static final Form FORM = EDITION.form();
  private static final String DIGEST = EDITION.original().digest();
  private static final UUID FEMKE = UUID.fromString("019aa1b2-0000-7000-8000-00000000000a");
  private static final UUID BRAM = UUID.fromString("019aa1b2-0000-7000-8000-00000000000b");
  private static final Told LAPTOP = Told.stolenLaptop();

  @Test
  void what_the_incident_tells_is_filled_in_with_where_it_came_from() {
    Draft draft = first(LAPTOP);

    assertThat(draft.answers().keySet())
        .containsExactlyElementsOf(FORM.fields().stream().map(Field::id).toList());
    assertThat(draft.answer("kind-of-incident"))
        .isEqualTo(
            new Answer(
                new Value.Choice("DEVICE_LOST_OR_STOLEN"), false, "fact.KIND_OF_INCIDENT", null));
    assertThat(text(draft, "cause-from")).isEqualTo("EXTERNAL");
    assertThat(text(draft, "cause-intent")).isEqualTo("DELIBERATE");
    assertThat(text(draft, "filing-kind")).isEqualTo("NEW");
    assertThat(text(draft, "complete")).isEqualTo("SUPPLEMENT_FOLLOWS");
    assertThat(draft.answer("legal-ground"))
        .isEqualTo(new Answer(new Value.Choice("GDPR"), false, Answer.FORM, null));
    assertThat(text(draft, "joint")).isEqualTo("NO");
    assertThat(draft.answer("consequences-availability")).isEqualTo(Answer.NONE);
    assertThat(draft.authors()).isEmpty();
  }

  @Test
  void it_lists_what_is_missing_in_the_order_of_the_form() {
    Draft draft = first(LAPTOP);

    assertThat(ids(draft.missing(FORM)))
        .containsExactly("consequences-availability", "measures-structural", "cross-border");
    Completeness completeness = draft.completeness(FORM);
    assertThat(completeness.complete()).isFalse();
    assertThat(completeness.asked() - completeness.answered()).isEqualTo(3);
    assertThat(completeness.percent())
        .isEqualTo(completeness.answered() * 100 / completeness.asked())
        .isLessThan(100);
  }

  @Test
  void with_nothing_known_every_needed_field_is_missing_but_what_the_form_presets() {
    Draft draft = first(Told.nothing());

    assertThat(ids(draft.missing(FORM))).contains("organisation-name", "notifier-email", "summary");
    assertThat(draft.completeness(FORM).percent()).isBetween(1, 30);
  }

  @Test
  void a_field_is_asked_as_the_earlier_ones_are_answered() {
    Draft draft = first(LAPTOP);
    assertThat(ids(draft.asked(FORM)))
        .contains("consequences-confidentiality", "consequences-availability", "unintelligible-how")
        .doesNotContain(
            "consequences-integrity",
            "other-kind",
            "earlier-number",
            "withdrawal-reason",
            "organisations",
            "contact-name",
            "late-reason",
            "told-at",
            "not-told-ground");

    Draft changed = typed(draft, "kind-of-incident", new Value.Choice("OTHER"));
    changed = typed(changed, "late", new Value.YesNo(true));
    changed = typed(changed, "told", new Value.Choice("NO"));
    changed = typed(changed, "not-told-ground", new Value.Choice("C"));
    changed = typed(changed, "questions-to-notifier", new Value.YesNo(false));

    assertThat(ids(changed.asked(FORM)))
        .contains(
            "other-kind",
            "late-reason",
            "not-told-ground",
            "not-told-explanation",
            "made-public",
            "contact-name");
    assertThat(ids(changed.missing(FORM))).contains("other-kind", "late-reason", "made-public");
  }

  @Test
  void a_condition_on_a_field_that_is_not_asked_does_not_hold() {
    Draft told = typed(first(LAPTOP), "told", new Value.Choice("NO"));
    Draft ground = typed(told, "not-told-ground", new Value.Choice("C"));
    assertThat(ids(ground.asked(FORM))).contains("made-public");

    Draft changed = typed(ground, "told", new Value.Choice("YES"));

    assertThat(text(changed, "not-told-ground")).isEqualTo("C");
    assertThat(ids(changed.asked(FORM)))
        .contains("told-at")
        .doesNotContain("not-told-ground", "made-public");
  }

  @Test
  void one_filing_for_several_schools_asks_for_all_of_them_and_for_the_particulars_of_none() {
    Draft draft =
        first(
            LAPTOP
                .with("filing.joint", new Value.YesNo(true))
                .with(
                    "filing.schools",
                    new Value.Lines(List.of("De Wilgentuin, 99XA", "Het Baken"))));

    assertThat(ids(draft.asked(FORM)))
        .contains("organisations")
        .doesNotContain("organisation-name", "chamber-of-commerce", "sector", "fg-name");
  }

  @Test
  void not_yet_known_is_an_answer_at_first_and_none_at_the_end() {
    Draft draft = first(LAPTOP);
    assertThat(text(draft, "told")).isEqualTo("NOT_YET_KNOWN");
    assertThat(ids(draft.missing(FORM))).doesNotContain("told");

    Draft said = draft.restNotYetKnown(FORM, FEMKE);
    assertThat(said.completeness(FORM)).matches(Completeness::complete);
    assertThat(said.completeness(FORM).percent()).isEqualTo(100);
    assertThat(said.answer("cross-border")).isEqualTo(new Answer(null, true, null, FEMKE));
    assertThat(said.authors()).containsExactly(FEMKE);

    Draft last = said.next(FORM, DIGEST, FilingKind.SUPPLEMENT, Stage.FINAL, numbered());
    assertThat(ids(last.missing(FORM)))
        .containsExactly(
            "consequences-availability", "told", "measures-structural", "cross-border");
    assertThat(refusal(last, "cross-border", null, true))
        .isEqualTo(
            new Refusal.InvalidField(
                "cross-border", "can be not yet known in a first filing only; give a value"));
  }

  @Test
  void what_must_be_known_cannot_be_said_to_be_unknown() {
    Draft said = first(Told.nothing()).restNotYetKnown(FORM, FEMKE);

    assertThat(said.missing(FORM)).isNotEmpty().noneMatch(Field::mayBeUnknown);
    assertThat(refusal(said, "notifier-name", null, true))
        .isEqualTo(
            new Refusal.InvalidField("notifier-name", "cannot be not yet known; give a value"));
  }

  @Test
  void a_withdrawal_asks_which_notification_by_whom_and_why_and_nothing_of_the_breach() {
    Draft draft = Draft.fill(FORM, DIGEST, FilingKind.WITHDRAWAL, Stage.WITHDRAWING, numbered());

    assertThat(draft.asked(FORM)).noneMatch(field -> field.number().matches("[2-9].*"));
    assertThat(ids(draft.missing(FORM))).containsExactly("withdrawal-reason");
    assertThat(
            typed(draft, "withdrawal-reason", new Value.Text("The laptop was found unopened."))
                .completeness(FORM)
                .complete())
        .isTrue();
    assertThatThrownBy(() -> new Draft(DIGEST, FilingKind.NEW, Stage.WITHDRAWING, draft.answers()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Draft(DIGEST, FilingKind.WITHDRAWAL, Stage.FINAL, draft.answers()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_a_person_types_is_marked_and_stays_when_the_incident_tells_more() {
    Draft draft = typed(first(LAPTOP), "summary", new Value.Text("Somebody took a laptop."));
    assertThat(draft.answer("summary"))
        .isEqualTo(
            new Answer(new Value.Text("Somebody took a laptop."), false, "fact.SUMMARY", FEMKE));

    Draft refilled =
        draft.refilled(
            FORM,
            LAPTOP
                .with("fact.SUMMARY", new Value.Text("Other words."))
                .with("fact.PEOPLE", new Value.Range(95, 95)));

    assertThat(text(refilled, "summary")).isEqualTo("Somebody took a laptop.");
    assertThat(text(refilled, "people")).isEqualTo("95-95");
    assertThat(refilled.authors()).containsExactly(FEMKE);
  }

  @Test
  void emptying_a_field_is_a_change_too_and_is_undone_by_restoring_it() {
    Draft emptied = accepted(first(LAPTOP).answered(FORM, "summary", null, false, BRAM));

    assertThat(emptied.authors()).containsExactly(BRAM);
    assertThat(ids(emptied.missing(FORM))).contains("summary");
    assertThat(emptied.refilled(FORM, LAPTOP)).isEqualTo(emptied);

    Draft restored = accepted(emptied.restored(FORM, "summary", LAPTOP));
    assertThat(restored).isEqualTo(first(LAPTOP));
    assertThat(((Outcome.Refused<Draft>) emptied.restored(FORM, "colour", LAPTOP)).refusal())
        .isEqualTo(new Refusal.Unknown("field", "colour"));
  }

  @Test
  void an_answer_that_cannot_be_right_is_refused_with_what_would_be() {
    Draft draft = first(LAPTOP);

    assertThat(refusal(draft, "colour", new Value.Text("Blue"), false))
        .isEqualTo(new Refusal.Unknown("field", "colour"));
    assertThat(refusal(draft, "summary", new Value.Range(1, 2), false))
        .isEqualTo(new Refusal.InvalidField("summary", "must be given as TEXT"));
    assertThat(refusal(draft, "told", new Value.Choice("PERHAPS"), false))
        .isEqualTo(new Refusal.InvalidField("told", "must be of YES, WILL, NO, NOT_YET_KNOWN"));
    assertThat(refusal(draft, "nature", Value.Choices.of(List.of("TASTE")), false))
        .isEqualTo(
            new Refusal.InvalidField(
                "nature", "must be of CONFIDENTIALITY, INTEGRITY, AVAILABILITY"));
    assertThat(refusal(draft, "harm", Value.Choices.of(List.of("NONE", "HEALTH")), false))
        .isEqualTo(new Refusal.InvalidField("harm", "NONE cannot stand beside others"));
    assertThat(refusal(draft, "summary", new Value.Text("Known"), true))
        .isEqualTo(
            new Refusal.InvalidField("summary", "has a value, so it cannot be not yet known"));
    assertThat(refusal(draft, "summary", new Value.Text("x".repeat(10_001)), false))
        .isEqualTo(new Refusal.InvalidField("summary", "has more than 10000 characters"));
    assertThat(refusal(draft, "filing-kind", new Value.Choice("CHANGE"), false))
        .isEqualTo(
            new Refusal.InvalidField(
                "filing-kind",
                "follows from the filing itself; begin a filing of another kind instead"));
  }

  @Test
  void differences_are_those_of_what_is_said_not_of_who_typed_it() {
    Draft before = first(LAPTOP);
    Draft same = typed(before, "people", new Value.Range(90, 120));
    assertThat(Differences.between(before, same)).isEmpty();

    Draft after =
        typed(same, "kind-of-incident", new Value.Choice("OTHER"))
            .next(
                FORM,
                DIGEST,
                FilingKind.SUPPLEMENT,
                Stage.FIRST,
                numbered()
                    .without("fact.RECORDS")
                    .with("fact.CROSS_BORDER", new Value.YesNo(false)));

    List<Difference> differences = Differences.between(FORM, before, after);
    assertThat(differences)
        .extracting(Difference::fieldId)
        .containsExactlyInAnyOrder(
            "filing-kind", "earlier-number", "kind-of-incident", "records", "cross-border");
    assertThat(differences)
        .filteredOn(difference -> difference.fieldId().equals("records"))
        .containsExactly(new Difference("records", before.answer("records"), null));
    assertThat(differences)
        .filteredOn(difference -> difference.fieldId().equals("cross-border"))
        .extracting(Difference::from)
        .containsOnlyNulls();
  }

  @Test
  void an_answer_that_is_no_longer_asked_is_a_difference_in_what_is_filed() {
    Draft before = typed(first(LAPTOP), "told", new Value.Choice("NO"));
    before = typed(before, "not-told-ground", new Value.Choice("B"));
    Draft after = typed(before, "told", new Value.Choice("WILL"));

    assertThat(Differences.between(before, after))
        .extracting(Difference::fieldId)
        .containsExactly("told");
    assertThat(Differences.between(FORM, before, after))
        .extracting(Difference::fieldId)
        .containsExactly("told", "not-told-ground");
  }

  @Test
  void a_text_that_seems_to_hold_personal_data_is_warned_of_and_particulars_are_not() {
    Draft draft = first(LAPTOP);
    assertThat(draft.warnings(FORM)).isEmpty();

    Draft named =
        typed(
            draft,
            "summary",
            new Value.Text("Of the pupil born 3-4-2015, BSN 123456782, see jan@example.nl."));
    named = typed(named, "measures-direct", new Value.Text("Called 06-12345678 on 20-11-2026."));
    named = typed(named, "measures-before", new Value.Text("The pupil of 12-03-2012 was told."));

    assertThat(named.warnings(FORM))
        .containsExactly(
            new Warned(
                "summary",
                Set.of(
                    PersonalData.What.BIRTH_DATE,
                    PersonalData.What.BSN,
                    PersonalData.What.MAIL_ADDRESS)),
            new Warned("measures-before", Set.of(PersonalData.What.BIRTH_DATE)),
            new Warned("measures-direct", Set.of(PersonalData.What.TELEPHONE)));
  }

  @Test
  void a_text_that_is_not_asked_is_not_warned_of() {
    Draft draft = typed(first(LAPTOP), "other-kind", new Value.Text("Ask jan@example.nl."));

    assertThat(draft.warnings(FORM)).isEmpty();
    assertThat(draft.authors()).containsExactly(FEMKE);
  }

  @Test
  void a_source_that_tells_something_of_another_kind_is_a_bug_and_not_an_answer() {
    assertThatThrownBy(() -> first(LAPTOP.with("fact.PEOPLE", new Value.Text("many"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("fact.PEOPLE, which answers people, must be given as RANGE");
    assertThatThrownBy(() -> first(LAPTOP.with("fact.HARM_SEVERITY", new Value.Choice("BAD"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("fact.HARM_SEVERITY tells [BAD], which harm-severity lacks");
  }

  @Test
  void five_thousand_drafts_are_filled_and_written_in_seconds() {
    first(LAPTOP);
    long begun = spentNanos();
    long characters = 0;
    for (int school = 0; school < 5_000; school++) {
      Draft draft = first(LAPTOP.with("school.name", new Value.Text("School " + school)));
      characters += DraftText.format(draft).length() + draft.missing(FORM).size();
    }

    Duration spent = Duration.ofNanos(spentNanos() - begun);
    assertThat(characters).isPositive();
    assertThat(spent).isLessThan(Duration.ofSeconds(5));
  }

  /** Of this thread: what others do on the machine does not count. */
  private static long spentNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Told numbered() {
    return LAPTOP.with("filing.number", new Value.Text("AP-2026-12345"));
  }

  private static Draft first(Known known) {
    return Draft.fill(FORM, DIGEST, FilingKind.NEW, Stage.FIRST, known);
  }

  private static Draft typed(Draft draft, String field, Value value) {
    return accepted(draft.answered(FORM, field, value, false, FEMKE));
  }

  private static Draft accepted(Outcome<Draft> outcome) {
    return ((Outcome.Accepted<Draft>) outcome).value();
  }

  private static Refusal refusal(
      Draft draft, String field, @Nullable Value value, boolean notYetKnown) {
    return ((Outcome.Refused<Draft>) draft.answered(FORM, field, value, notYetKnown, FEMKE))
        .refusal();
  }

  private static @Nullable String text(Draft draft, String field) {
    Value value = draft.answer(field).value();
    return value == null ? null : value.text();
  }

  private static List<String> ids(List<Field> fields) {
    return fields.stream().map(Field::id).toList();
  }
}
