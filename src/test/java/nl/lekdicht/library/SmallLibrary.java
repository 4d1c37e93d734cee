package nl.lekdicht.library;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small valid library for tests: two checklists, a calendar, the terms and a form. */
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
            holdsFrom: 2018-04-13
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

  static final String TERMS =
      """
      format: 1
      id: brief
      timeZone: Europe/Amsterdam
      rules:
        - kind: AP_NOTIFICATION
          within: PT72H
          holdsFrom: 2018-05-25
          basis: Trial, 4.1
        - kind: AP_NOTIFICATION_CAUTIOUS
          within: PT71H
          holdsFrom: 2018-05-26
          basis: Trial, 4.2
          target: true
        - kind: SCHOOL_NOTICE
          within: PT24H
          holdsFrom: 2018-05-27
          basis: Trial, 4.3
          target: true
        - kind: ESCALATION_ACKNOWLEDGEMENT
          within: PT15M
          holdsFrom: 2018-05-28
          basis: Trial, 4.4
          target: true
      ladders:
        - kind: CLOSE_ACCESS
          rungs:
            - {at: 50%, hears: HANDLER}
            - {at: due, hears: INCIDENT_MANAGERS}
            - {at: due + PT15M, hears: DEPUTIES}
            - {at: due + PT30M, hears: BOARD}
          again: PT24H
        - kind: SCHOOL_NOTICE
          rungs:
            - {at: 51%, hears: HANDLER}
          again: PT23H
        - kind: AP_NOTIFICATION
          rungs:
            - {at: 52%, hears: HANDLER}
          again: PT22H
        - kind: AP_NOTIFICATION_CAUTIOUS
          rungs:
            - {at: 53%, hears: HANDLER}
          again: PT21H
        - kind: ESCALATION_ACKNOWLEDGEMENT
          rungs:
            - {at: 0%, hears: ESCALATION_MANAGERS}
          again: PT20H
        - kind: STATUS_UPDATE
          rungs:
            - {at: 54%, hears: HANDLER}
          again: PT19H
      updates:
        every: PT1H
        opensAt: "07:00"
        closesAt: "22:00"
        basis: Trial, 4.5
        holdsFrom: 2022-06-01
      """;

  static final String FORM =
      """
      format: 1
      id: brief
      edition: "1"
      title: {nl: Kort formulier, en: Brief form}
      holdsFrom: 2020-01-01
      sections:
        - number: "1"
          title: {nl: Deel een, en: Part one}
          fields:
            - id: kind
              number: "1.1"
              label: {nl: Soort, en: Kind}
              kind: CHOICE
              options:
                - {id: FIRST_ONE, label: {nl: Nieuw, en: New}, from: [NEW]}
                - {id: MORE, label: {nl: Meer, en: More}, from: [SUPPLEMENT, CHANGE]}
                - {id: WITHDRAWAL, label: {nl: Intrekken, en: Withdraw}}
              source: filing.kind
              mandatory: [FIRST, FINAL, WITHDRAWING]
            - id: summary
              number: "1.2"
              label: {nl: Wat, en: What}
              help: {nl: Kort, en: In short}
              kind: TEXT
              source: fact.SUMMARY
              asked: {field: kind, is: [FIRST_ONE, MORE]}
              mandatory: [FIRST]
              mayBeUnknown: true
        - number: "2"
          title: {nl: Deel twee, en: Part two}
          asked: {stage: [FIRST, FINAL]}
          fields:
            - id: going-on
              number: "2.1"
              label: {nl: Nog gaande, en: Going on}
              kind: YES_NO
              preset: "NO"
            - id: contact
              number: "2.2"
              label: {nl: Wie, en: Who}
              kind: TEXT
              asked: {all: [{not: {field: going-on, is: ["YES"]}}, {any: [{answered: summary}]}]}
              source: notifier.name
              particulars: true
      """;

  private SmallLibrary() {}

  /** Writes the five files into the directory. */
  static void in(Path directory) {
    put(directory, "trial/small.yml", SMALL);
    put(directory, "trial/other.yml", OTHER);
    put(directory, "calendars/hours.yml", HOURS);
    put(directory, "terms/brief.yml", TERMS);
    put(directory, "forms/brief-1.yml", FORM);
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

  /** What the loader says of the library in the directory, without the name of the directory. */
  static List<String> faults(Path directory) {
    LibraryFaults refused =
        catchThrowableOfType(LibraryFaults.class, () -> Library.open(directory));
    return refused == null
        ? List.of()
        : refused.faults().stream()
            .map(fault -> fault.toString().substring(directory.toString().length() + 1))
            .toList();
  }

  /** Whether a schema beside the checklists refuses the text. */
  static boolean refusedBySchema(String schema, String text) throws IOException {
    try {
      return !SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("checklists", schema)))
          .validate(text, InputFormat.YAML)
          .isEmpty();
    } catch (UncheckedIOException e) {
      return true;
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
