package nl.lekdicht.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Rung.When;
import nl.lekdicht.outbox.Letter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LettersTest {
  private static final Letters LETTERS = new Letters("https://lekdicht.example.nl/");
  private static final UUID INCIDENT = UUID.fromString("019b2b8e-0000-7000-8000-000000000001");
  private static final Instant START = Instant.parse("2026-04-24T15:30:00Z");
  private static final Instant DUE = Instant.parse("2026-04-26T15:30:00Z");

  /** Every moment of a ladder, early, on time and late, with and without reminder, step, and one or more schools. */
  static Stream<WarningFacts> everyWarning() {
    List<WarningFacts> all = new ArrayList<>();
    List<When> moments =
        List.of(
            new When.Share(0),
            new When.Share(50),
            new When.Share(100),
            new When.AfterDue(Duration.ofMinutes(15)));
    for (DeadlineKind kind : DeadlineKind.values()) {
      for (When when : moments) {
        for (Audience audience : Audience.values()) {
          for (Instant at : List.of(START, DUE.minusSeconds(1), DUE, DUE.plusSeconds(7200))) {
            all.add(facts(kind, when, 0, audience, at, null, null, List.of()));
            all.add(together(facts(kind, when, 0, audience, at, null, null, List.of())));
            all.add(
                facts(
                    kind,
                    when,
                    2,
                    audience,
                    at,
                    new BilingualText("Sluit", "Close"),
                    "De Regenboog",
                    List.of("Anna", "Bram")));
          }
        }
      }
    }
    return all.stream();
  }

  private static WarningFacts facts(
      DeadlineKind kind,
      When when,
      int reminder,
      Audience audience,
      Instant at,
      @Nullable BilingualText step,
      @Nullable String school,
      List<String> heardBefore) {
    return new WarningFacts(
        "2026-0001",
        INCIDENT,
        kind,
        when,
        reminder,
        audience,
        START,
        DUE,
        at,
        reminder > 0,
        step,
        school,
        school == null ? null : "12AB",
        List.of(),
        "Art. 1.",
        heardBefore);
  }

  /** The same of two schools at once. */
  private static WarningFacts together(WarningFacts facts) {
    return new WarningFacts(
        facts.incidentNumber(),
        facts.incidentId(),
        facts.kind(),
        facts.when(),
        facts.reminder(),
        facts.audience(),
        facts.startedAt(),
        facts.dueAt(),
        facts.at(),
        facts.late(),
        facts.step(),
        null,
        null,
        List.of("De Regenboog", "Het Kompas"),
        facts.basis(),
        facts.heardBefore());
  }

  private static WarningFacts notice(Instant dueAt, Instant at) {
    return new WarningFacts(
        "2026-0001",
        INCIDENT,
        DeadlineKind.SCHOOL_NOTICE,
        new When.Share(80),
        0,
        Audience.INCIDENT_MANAGERS,
        START,
        dueAt,
        at,
        false,
        null,
        null,
        null,
        List.of(),
        "Art. 1",
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void every_kind_at_every_moment_for_everybody_has_its_words(String language) {
    everyWarning()
        .forEach(facts -> {
          Letter letter = LETTERS.warning(facts, language);
          assertThat(letter.subject()).startsWith("2026-0001: ").doesNotContain("\n");
          assertThat(letter.paragraphs()).hasSizeGreaterThanOrEqualTo(6);
          assertThat(Stream.concat(Stream.of(letter.subject()), letter.paragraphs().stream()))
              .allSatisfy(text ->
                  assertThat(text).isNotBlank().doesNotContain("{", "}", "null", "\n", "  ", ".."));
        });
  }

  @Test
  void the_two_languages_have_the_same_phrases() {
    assertThat(bundle("nl").keySet()).isEqualTo(bundle("en").keySet());
    assertThat(bundle("nl").keySet())
        .allSatisfy(key ->
            assertThat(blanks(bundle("nl").getString(key)))
                .as(key)
                .isEqualTo(blanks(bundle("en").getString(key))));
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle("messages.letters", Locale.of(language));
  }

  private static List<String> blanks(String phrase) {
    return Pattern.compile("\\{[a-z]+}")
        .matcher(phrase)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  @Test
  void another_language_is_refused_and_never_becomes_that_of_the_machine() {
    assertThatThrownBy(() -> LETTERS.warning(notice(DUE, START), "fr"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no letters in language fr");
  }

  @Test
  void the_subject_says_what_and_by_when_and_after_that_since_when() {
    assertThat(subject(notice(DUE, START)))
        .isEqualTo("2026-0001: scholen informeren vóór zo 26 apr 17:30");
    assertThat(subject(notice(DUE, DUE)))
        .isEqualTo("2026-0001: scholen informeren, termijn nu om (zo 26 apr 17:30)");
    assertThat(subject(notice(DUE, DUE.plusSeconds(60))))
        .isEqualTo("2026-0001: scholen informeren, te laat sinds zo 26 apr 17:30");
  }

  @Test
  void an_escalation_gives_the_whole_term_at_once_and_what_is_left_when_it_comes_late() {
    Instant due = START.plusSeconds(900);

    assertThat(subject(escalation(START.plusSeconds(2), due, 0)))
        .isEqualTo("2026-0001: escalatie: bevestig binnen 15 minuten, vóór vr 24 apr 17:45");
    assertThat(subject(escalation(START.plusSeconds(301), due, 0)))
        .isEqualTo("2026-0001: escalatie: bevestig binnen 9 minuten, vóór vr 24 apr 17:45");
    assertThat(subject(escalation(due.plusSeconds(600), due, 0)))
        .isEqualTo("2026-0001: escalatie bevestigen, te laat sinds vr 24 apr 17:45");
    assertThat(subject(escalation(due.plusSeconds(600), due, 1)))
        .isEqualTo("2026-0001: herinnering 1: escalatie bevestigen, te laat sinds vr 24 apr 17:45");
  }

  private static WarningFacts escalation(Instant at, Instant due, int reminder) {
    return new WarningFacts(
        "2026-0001",
        INCIDENT,
        DeadlineKind.ESCALATION_ACKNOWLEDGEMENT,
        new When.Share(0),
        reminder,
        Audience.ESCALATION_MANAGERS,
        START,
        due,
        at,
        false,
        null,
        null,
        null,
        List.of(),
        "Art. 1",
        List.of());
  }

  private static String subject(WarningFacts facts) {
    return LETTERS.warning(facts, "nl").subject();
  }

  @Test
  void how_long_is_in_hours_and_minutes_and_a_long_time_in_days() {
    Wording dutch = new Wording(Phrases.in("nl"));
    Wording english = new Wording(Phrases.in("en"));

    assertThat(dutch.length(Duration.ofSeconds(59))).isEqualTo("minder dan een minuut");
    assertThat(dutch.length(Duration.ofSeconds(119))).isEqualTo("1 minuut");
    assertThat(dutch.length(Duration.ofMinutes(135))).isEqualTo("2 uur 15 minuten");
    assertThat(dutch.length(Duration.ofHours(72))).isEqualTo("72 uur");
    assertThat(dutch.length(Duration.ofHours(101))).isEqualTo("4 dagen 5 uur");
    assertThat(dutch.length(Duration.ofHours(96 + 24))).isEqualTo("5 dagen");
    assertThat(english.length(Duration.ofMinutes(61))).isEqualTo("1 hour 1 minute");
    assertThat(english.length(Duration.ofMinutes(135))).isEqualTo("2 hours 15 minutes");
  }

  @Test
  void in_the_hour_that_comes_twice_it_is_said_which_of_the_two_is_meant() {
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    Instant second = Instant.parse("2026-10-25T01:30:00Z");
    Wording dutch = new Wording(Phrases.in("nl"));
    Wording english = new Wording(Phrases.in("en"));

    assertThat(dutch.moment(first))
        .isEqualTo(
            "zondag 25 oktober 2026 om 02:30 uur (zomertijd, de eerste keer dat het 02:30 uur is)");
    assertThat(dutch.moment(second))
        .isEqualTo(
            "zondag 25 oktober 2026 om 02:30 uur (wintertijd, de tweede keer dat het 02:30 uur"
                + " is)");
    assertThat(dutch.shortMoment(first)).isEqualTo("zo 25 okt 02:30 (zomertijd)");
    assertThat(english.shortMoment(second)).isEqualTo("Sun 25 Oct 02:30 (winter time)");
    assertThat(english.moment(first))
        .isEqualTo(
            "Sunday 25 October 2026 at 02:30 (summer time, the first time that it is 02:30)");
  }

  @Test
  void at_the_edges_of_that_hour_and_in_spring_nothing_needs_saying() {
    Wording dutch = new Wording(Phrases.in("nl"));

    assertThat(dutch.shortMoment(Instant.parse("2026-10-24T23:59:59Z")))
        .isEqualTo("zo 25 okt 01:59");
    assertThat(dutch.shortMoment(Instant.parse("2026-10-25T00:00:00Z")))
        .isEqualTo("zo 25 okt 02:00 (zomertijd)");
    assertThat(dutch.shortMoment(Instant.parse("2026-10-25T01:59:59Z")))
        .isEqualTo("zo 25 okt 02:59 (wintertijd)");
    assertThat(dutch.shortMoment(Instant.parse("2026-10-25T02:00:00Z")))
        .isEqualTo("zo 25 okt 03:00");
    assertThat(dutch.shortMoment(Instant.parse("2026-03-29T00:59:59Z")))
        .isEqualTo("zo 29 mrt 01:59");
    assertThat(dutch.shortMoment(Instant.parse("2026-03-29T01:00:00Z")))
        .isEqualTo("zo 29 mrt 03:00");
  }

  @Test
  void over_a_time_change_the_hours_left_are_those_that_pass() {
    Instant aware = Instant.parse("2026-10-23T15:20:00Z");
    Instant due = aware.plus(Duration.ofHours(72));

    Letter letter = LETTERS.warning(notice(due, aware), "nl");

    assertThat(letter.subject()).endsWith("vóór ma 26 okt 16:20");
    assertThat(letter.paragraphs().get(1)).startsWith("U hebt nog 72 uur.");
  }

  @Test
  void what_people_entered_stays_within_its_line() {
    WarningFacts facts =
        facts(
            DeadlineKind.SCHOOL_NOTICE,
            new When.Share(80),
            0,
            Audience.HANDLER,
            START,
            null,
            "De\r\nBcc: ander@example.nl {due} " + "x".repeat(80),
            List.of("A\nB"));

    Letter letter = LETTERS.warning(facts, "nl");

    assertThat(letter.subject())
        .startsWith("2026-0001: De Bcc: ander@example.nl {due} xxx")
        .contains("x… informeren")
        .doesNotContain("\n", "\r");
    assertThat(letter.paragraphs()).noneMatch(paragraph -> paragraph.contains("\n"));
  }

  @Test
  void of_many_names_the_last_are_counted() {
    Wording dutch = new Wording(Phrases.in("nl"));
    List<String> names = IntStream.rangeClosed(1, 9).mapToObj(i -> "P" + i).toList();

    assertThat(dutch.names(names.subList(0, 1))).isEqualTo("P1");
    assertThat(dutch.names(names.subList(0, 3))).isEqualTo("P1, P2 en P3");
    assertThat(dutch.names(names.subList(0, 6))).isEqualTo("P1, P2, P3, P4, P5 en P6");
    assertThat(dutch.names(names)).isEqualTo("P1, P2, P3, P4, P5 en nog 4");
  }

  @Test
  void the_link_leads_to_the_case_at_the_address_of_this_service() {
    assertThat(LETTERS.warning(notice(DUE, START), "nl").link())
        .hasToString("https://lekdicht.example.nl/incidents/" + INCIDENT);
    assertThat(new Letters("http://localhost:8080").missedWatch(missed(), "nl").link())
        .hasToString("http://localhost:8080/");
  }

  private static MissedWatchFacts missed() {
    return new MissedWatchFacts(START, DUE, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lekdicht.example.nl", "ftp://lekdicht.example.nl", "/here"})
  void an_address_that_no_browser_opens_is_refused(String address) {
    assertThatThrownBy(() -> new Letters(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lekdicht.address is \"" + address + "\"");
  }

  @ParameterizedTest
  @MethodSource("lateOnes")
  void a_late_warning_says_when_it_should_have_come_where_that_is_known(
      When when, int reminder, String sentence) {
    WarningFacts facts =
        new WarningFacts(
            "2026-0001",
            INCIDENT,
            DeadlineKind.SCHOOL_NOTICE,
            when,
            reminder,
            Audience.BOARD,
            START,
            DUE,
            DUE.plusSeconds(7200),
            true,
            null,
            null,
            null,
            List.of(),
            "Art. 1",
            List.of());

    assertThat(LETTERS.warning(facts, "nl").paragraphs().getLast()).isEqualTo(sentence);
  }

  static Stream<Arguments> lateOnes() {
    String since = "Deze waarschuwing komt te laat: zij had moeten komen op ";
    String unknown = "Deze waarschuwing komt te laat: zij had eerder moeten komen.";
    return Stream.of(
        Arguments.of(new When.Share(0), 0, since + "vrijdag 24 april 2026 om 17:30 uur."),
        Arguments.of(new When.Share(80), 0, unknown),
        Arguments.of(new When.Share(100), 0, since + "zondag 26 april 2026 om 17:30 uur."),
        Arguments.of(
            new When.AfterDue(Duration.ofMinutes(15)),
            0,
            since + "zondag 26 april 2026 om 17:45 uur."),
        Arguments.of(new When.AfterDue(Duration.ofMinutes(15)), 1, unknown));
  }
}
