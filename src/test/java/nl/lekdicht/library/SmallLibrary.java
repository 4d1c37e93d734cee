package nl.lekdicht.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small valid library for tests: two checklists and a calendar. */
final class SmallLibrary {
  static final String SMALL =
      """
      format: 1
      id: small
      title: {nl: Klein, en: Small}
      when: {nl: Bij een proef, en: In a trial}
      source: Trial, 1
      incidentKind: SECURITY_INCIDENT
      proposals:
        - rank: 1
          what: [MALWARE]
          where: [RDP]
      steps:
        - id: close
          title: {nl: Sluit, en: Close}
          help: {nl: Doe dicht, en: Shut it}
          source: Trial, 1.1
          role: INCIDENT_MANAGER
          term:
            kind: CLOSE_ACCESS
            within: PT60M
            counting: WORKING_HOURS
            calendar: hours
            from: REPORT
            basis: Trial, 1.1
        - id: look
          title: {nl: Kijk, en: Look}
          help: {nl: Lees de logs, en: Read the logs}
          source: Trial, 1.2
          role: INCIDENT_MANAGER
          decision:
            question: {nl: "Gezien?", en: "Seen?"}
            answers:
              - id: seen
                label: {nl: Ja, en: "Yes"}
                effects:
                  - type: START_CHECKLIST
                    checklist: other
              - id: clean
                label: {nl: Nee, en: "No"}
                next: mend
        - id: tell
          title: {nl: Vertel, en: Tell}
          help: {nl: Bel, en: Call}
          source: Trial, 1.3
          role: ESCALATION_MANAGER
          effects:
            - type: ESCALATE
              certainty: POSSIBLE
        - id: mend
          title: {nl: Herstel, en: Mend}
          help: {nl: Maak heel, en: Repair it}
          source: Trial, 1.4
          role: INCIDENT_MANAGER
          optional: true
        - id: open
          title: {nl: Open, en: Open}
          help: {nl: Doe open, en: Open it}
          source: Trial, 1.5
          role: INCIDENT_MANAGER
      guarantees:
        - id: told
          title: {nl: Verteld, en: Told}
          when: {look: seen}
          pass: [tell]
        - id: closed-first
          title: {nl: Eerst dicht, en: Closed first}
          pass: [close, open]
      """;

  static final String OTHER =
      """
      format: 1
      id: other
      title: {nl: Ander, en: Other}
      when: {nl: Daarnaast, en: Besides}
      source: Trial, 2
      incidentKind: PERSONAL_DATA_BREACH
      steps:
        - id: only
          title: {nl: Enige, en: Only}
          help: {nl: Doe dit, en: Do this}
          source: Trial, 2.1
          role: INCIDENT_MANAGER
      guarantees:
        - id: done
          title: {nl: Gedaan, en: Done}
          pass: [only]
      """;

  static final String HOURS =
      """
      format: 1
      id: hours
      title: {nl: Uren, en: Hours}
      source: Trial, 3
      timeZone: Europe/Amsterdam
      days: [MONDAY, FRIDAY]
      opensAt: "09:00"
      closesAt: "18:00"
      years:
        - year: 2026
          freeDays:
            - {date: 2026-01-01, name: {nl: Nieuwjaarsdag, en: New Year's Day}}
            - {date: 2026-12-25, name: {nl: Kerst, en: Christmas}}
        - year: 2027
          freeDays:
            - {date: 2027-01-01, name: {nl: Nieuwjaarsdag, en: New Year's Day}}
      """;

  private SmallLibrary() {}

  /** Writes the three files into the directory. */
  static void in(Path directory) {
    put(directory, "trial/small.yml", SMALL);
    put(directory, "trial/other.yml", OTHER);
    put(directory, "calendars/hours.yml", HOURS);
  }

  static void put(Path directory, String path, String text) {
    put(directory, path, text.getBytes(StandardCharsets.UTF_8));
  }

  static void put(Path directory, String path, byte[] bytes) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text with one place of it replaced; a place that is not there exactly once is a mistake in
   * the test.
   */
  static String with(String text, String place, String instead) {
    int at = text.indexOf(place);
    if (at < 0 || text.indexOf(place, at + 1) >= 0) {
      throw new IllegalArgumentException("not exactly once: " + place);
    }
    return text.replace(place, instead);
  }
}
