package nl.lekdicht.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Rung.When;
import nl.lekdicht.outbox.Letter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every letter in both languages as a file under {@code src/test/resources/letters}. Run with {@code -Dlekdicht.letters.write=true} to
 * write them anew, and read what changed.
 */
final class GoldenLettersTest {
  private static final Path FILES = Path.of("src", "test", "resources", "letters");
  private static final Letters LETTERS = new Letters("https://lekdicht.example.nl");
  private static final UUID ID = UUID.fromString("019b2b8e-0000-7000-8000-000000000001");
  private static final Instant REPORTED = Instant.parse("2026-04-24T15:30:00Z");
  private static final BilingualText STEP =
      new BilingualText(
          "Sluit het account van de medewerker af", "Shut out the employee's account");
  private static final String NO_NUMBER =
      "Agreement Art. 8.2: without undue delay; the number of hours is our own target";

  @Test
  void every_letter_reads_as_it_was_approved() throws Exception {
    Map<String, String> written = new TreeMap<>();
    letters()
        .forEach((name, letter) -> {
          for (String language : List.of("nl", "en")) {
            written.put(name + "." + language + ".txt", text(letter.apply(LETTERS, language)));
          }
        });
    if (Boolean.getBoolean("lekdicht.letters.write")) {
      Files.createDirectories(FILES);
      for (Map.Entry<String, String> file : written.entrySet()) {
        Files.writeString(FILES.resolve(file.getKey()), file.getValue(), UTF_8);
      }
    }

    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()))
          .isEqualTo(written.keySet());
    }
    for (Map.Entry<String, String> file : written.entrySet()) {
      assertThat(FILES.resolve(file.getKey())).content(UTF_8).isEqualTo(file.getValue());
    }
  }

  private static String text(Letter letter) {
    return "%s%n%n%s%n%n%s%n"
        .formatted(letter.subject(), String.join("\n\n", letter.paragraphs()), letter.link())
        .replace("\r", "");
  }

  private static Map<String, BiFunction<Letters, String, Letter>> letters() {
    Map<String, BiFunction<Letters, String, Letter>> all = new TreeMap<>();
    String clause = "DBN, Bijlage 2a, §4.1, checklist 1, nr. 1";
    Facts access = new Facts(DeadlineKind.CLOSE_ACCESS, 60, clause).atStep(STEP);
    put(all, "close-access-half-time", access.told(share(50), Audience.HANDLER, 30));
    put(
        all,
        "close-access-most-time",
        access.heard("Anna").told(share(80), Audience.INCIDENT_MANAGERS, 48));
    put(
        all,
        "close-access-due",
        access.heard("Anna", "Bram").told(share(100), Audience.ESCALATION_MANAGERS, 60));
    put(
        all,
        "close-access-deputies",
        access.heard("Anna", "Bram", "Chris").told(after(15), Audience.DEPUTIES, 75));
    put(
        all,
        "close-access-board-late",
        access
            .heard("Anna", "Bram", "Chris", "Dina")
            .late()
            .told(after(30), Audience.BOARD, 60 + 190));
    put(
        all,
        "close-access-reminder",
        access
            .heard("Anna", "Bram", "Chris", "Dina", "Els")
            .again(2)
            .told(after(30), Audience.BOARD, 60 + 30 + 2880));
    put(all, "close-access-nobody-else", access.told(share(100), Audience.ADMINISTRATORS, 60));
    Facts notice = new Facts(DeadlineKind.SCHOOL_NOTICE, 1440, NO_NUMBER).ofSchool();
    put(
        all,
        "school-notice-most-time",
        notice.heard("Anna").told(share(80), Audience.INCIDENT_MANAGERS, 1152));
    put(
        all,
        "school-notice-missed",
        notice.heard("Anna", "Bram").told(after(15), Audience.DEPUTIES, 1455));
    put(
        all,
        "schools-notice-half-time",
        new Facts(DeadlineKind.SCHOOL_NOTICE, 1440, NO_NUMBER)
            .told(share(50), Audience.HANDLER, 720));
    Facts notices =
        new Facts(DeadlineKind.SCHOOL_NOTICE, 1440, NO_NUMBER)
            .ofSchools("De Regenboog", "Het Kompas", "De Vuurtoren");
    put(
        all,
        "school-notices-together",
        notices.heard("Anna").told(share(80), Audience.INCIDENT_MANAGERS, 1152));
    put(
        all,
        "school-notices-together-missed",
        notices.heard("Anna", "Bram").told(after(30), Audience.BOARD, 1470));
    Facts ap =
        new Facts(
                DeadlineKind.AP_NOTIFICATION,
                4320,
                "Art. 33(1) AVG; the school's duty under Art. 8.5 of the agreement")
            .ofSchool();
    put(all, "ap-most-time", ap.told(share(80), Audience.ESCALATION_MANAGERS, 3456));
    put(all, "ap-missed", ap.heard("Anna").told(after(15), Audience.BOARD, 4335));
    Facts together =
        new Facts(
                DeadlineKind.AP_NOTIFICATION,
                4320,
                "Art. 33(1) AVG; the school's duty under Art. 8.5 of the agreement")
            .ofSchools("De Regenboog", "Het Kompas");
    put(all, "ap-together", together.told(share(80), Audience.ESCALATION_MANAGERS, 3456));
    put(all, "ap-together-missed", together.heard("Anna").told(after(15), Audience.BOARD, 4335));
    Facts cautious =
        new Facts(
            DeadlineKind.AP_NOTIFICATION_CAUTIOUS,
            4320,
            "Art. 33(1) AVG, counted cautiously from the supplier's own discovery");
    put(all, "ap-cautious-half-time", cautious.told(share(50), Audience.HANDLER, 2160));
    put(all, "ap-cautious-due", cautious.heard("Anna").told(share(100), Audience.DEPUTIES, 4320));
    Facts escalation = new Facts(DeadlineKind.ESCALATION_ACKNOWLEDGEMENT, 15, "Our own target");
    put(all, "escalation", escalation.told(share(0), Audience.ESCALATION_MANAGERS, 0));
    put(all, "escalation-late", escalation.late().told(share(0), Audience.ESCALATION_MANAGERS, 5));
    put(
        all,
        "escalation-deputies",
        escalation.heard("Anna").told(share(100), Audience.DEPUTIES, 15));
    put(
        all,
        "escalation-board",
        escalation.heard("Anna", "Bram").told(after(15), Audience.BOARD, 30));
    Facts update =
        new Facts(
            DeadlineKind.STATUS_UPDATE,
            60,
            "Coöperatie MBO, DAP 3.0, §6.7: an update every hour from 07:00 to 22:00 until it is over");
    put(all, "status-update-most-time", update.told(share(80), Audience.HANDLER, 48));
    put(
        all,
        "status-update-due",
        update.heard("Anna").told(share(100), Audience.ESCALATION_MANAGERS, 60));
    put(
        all,
        "status-update-reminder",
        update.heard("Anna", "Bram").again(1).told(share(100), Audience.ESCALATION_MANAGERS, 1500));
    all.put(
        "automatic-alert",
        (letters, language) ->
            letters.automaticAlert(
                new AlertFacts(ID, "Alertmanager productie", REPORTED), language));
    all.put(
        "missed-watch",
        (letters, language) ->
            letters.missedWatch(
                new MissedWatchFacts(
                    Instant.parse("2026-10-24T23:10:00Z"),
                    Instant.parse("2026-10-25T00:40:00Z"),
                    12),
                language));
    all.put(
        "missed-watch-without-harm",
        (letters, language) ->
            letters.missedWatch(
                new MissedWatchFacts(REPORTED, REPORTED.plusSeconds(600), 0), language));
    all.put(
        "not-delivered",
        (letters, language) ->
            letters.notDelivered(
                new NotDeliveredFacts("2026-0001", ID, "Anna de Vries", REPORTED), language));
    all.put(
        "not-delivered-without-case",
        (letters, language) ->
            letters.notDelivered(
                new NotDeliveredFacts(null, null, "Anna de Vries", REPORTED), language));
    return all;
  }

  private static void put(
      Map<String, BiFunction<Letters, String, Letter>> all, String name, WarningFacts facts) {
    all.put(name, (letters, language) -> letters.warning(facts, language));
  }

  private static When share(int percent) {
    return new When.Share(percent);
  }

  private static When after(int minutes) {
    return new When.AfterDue(Duration.ofMinutes(minutes));
  }

  /** A term that began with the report of Friday evening. */
  private record Facts(
      DeadlineKind kind,
      int minutes,
      String basis,
      @Nullable BilingualText step,
      @Nullable String school,
      int reminder,
      boolean isLate,
      List<String> schools,
      List<String> heardBefore) {
    Facts(DeadlineKind kind, int minutes, String basis) {
      this(kind, minutes, basis, null, null, 0, false, List.of(), List.of());
    }

    Facts atStep(BilingualText title) {
      return new Facts(kind, minutes, basis, title, school, reminder, isLate, schools, heardBefore);
    }

    Facts ofSchool() {
      return new Facts(
          kind, minutes, basis, step, "De Regenboog", reminder, isLate, schools, heardBefore);
    }

    Facts ofSchools(String... names) {
      return new Facts(
          kind, minutes, basis, step, school, reminder, isLate, List.of(names), heardBefore);
    }

    Facts again(int number) {
      return new Facts(kind, minutes, basis, step, school, number, isLate, schools, heardBefore);
    }

    Facts late() {
      return new Facts(kind, minutes, basis, step, school, reminder, true, schools, heardBefore);
    }

    Facts heard(String... names) {
      return new Facts(
          kind, minutes, basis, step, school, reminder, isLate, schools, List.of(names));
    }

    /**
     * @param after the minutes that have gone by since the start
     */
    WarningFacts told(When when, Audience audience, int after) {
      return new WarningFacts(
          "2026-0001",
          ID,
          kind,
          when,
          reminder,
          audience,
          REPORTED,
          REPORTED.plus(Duration.ofMinutes(minutes)),
          REPORTED.plus(Duration.ofMinutes(after)),
          isLate,
          step,
          school,
          school == null ? null : "12AB",
          schools,
          basis,
          heardBefore);
    }
  }
}
