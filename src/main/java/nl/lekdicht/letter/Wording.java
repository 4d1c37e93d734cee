package nl.lekdicht.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Moments, lengths and names in the words of one language. */
final class Wording {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u0085]+");
  private static final Duration IN_DAYS_FROM = Duration.ofHours(100);
  private static final int MOST_NAMES = 6;
  private static final int LONGEST_IN_SUBJECT = 60;

  private final Phrases phrases;

  Wording(Phrases phrases) {
    this.phrases = phrases;
  }

  /** Such as: zondag 26 april 2026 om 17:30 uur. */
  String moment(Instant moment) {
    return moment(moment, "");
  }

  /** Such as: zondag 26 april 2026. */
  String day(Instant instant) {
    ZonedDateTime moment = instant.atZone(ZONE);
    return phrases.say("moment.day", words(moment, ""));
  }

  /** Such as: 26 april 2026. */
  String date(LocalDate day) {
    return phrases.say(
        "day",
        Map.of(
            "day",
            Integer.toString(day.getDayOfMonth()),
            "month",
            phrases.word("months", day.getMonthValue()),
            "year",
            Integer.toString(day.getYear())));
  }

  /** Such as: zo 26 apr 17:30. */
  String shortMoment(Instant moment) {
    return moment(moment, ".short");
  }

  /** In the hour that comes twice in autumn, with which of the two it is. */
  private String moment(Instant instant, String form) {
    ZonedDateTime moment = instant.atZone(ZONE);
    LocalDateTime local = moment.toLocalDateTime();
    String time = TIME.format(moment);
    String words = phrases.say("moment" + form, words(moment, form));
    List<ZoneOffset> offsets = ZONE.getRules().getValidOffsets(local);
    if (offsets.size() < 2) {
      return words;
    }
    String which = offsets.getFirst().equals(moment.getOffset()) ? ".first" : ".second";
    return phrases.say("moment" + form + which, Map.of("moment", words, "time", time));
  }

  private Map<String, String> words(ZonedDateTime moment, String form) {
    return Map.of(
        "weekday",
        phrases.word("weekdays" + form, moment.getDayOfWeek().getValue()),
        "day",
        Integer.toString(moment.getDayOfMonth()),
        "month",
        phrases.word("months" + form, moment.getMonthValue()),
        "year",
        Integer.toString(moment.getYear()),
        "time",
        TIME.format(moment));
  }

  /** In whole minutes, such as: 2 uur 15 minuten. A day is 24 hours. */
  String length(Duration length) {
    if (length.compareTo(IN_DAYS_FROM) >= 0) {
      return joined("days", length.toDays(), "hours", length.toHoursPart());
    }
    return length.toMinutes() == 0
        ? phrases.say("minutes.none")
        : joined("hours", length.toHours(), "minutes", length.toMinutesPart());
  }

  private String joined(String large, long many, String small, long few) {
    if (few == 0) {
      return phrases.counted(large, many);
    }
    String rest = phrases.counted(small, few);
    return many == 0 ? rest : phrases.counted(large, many) + " " + rest;
  }

  /** Such as: A, B en C. Of a long row the last are only counted. */
  String names(List<String> all) {
    List<String> names = all.stream().map(Wording::oneLine).toList();
    if (names.size() == 1) {
      return names.getFirst();
    }
    if (names.size() > MOST_NAMES) {
      return phrases.say(
          "names.more",
          Map.of(
              "names",
              String.join(", ", names.subList(0, MOST_NAMES - 1)),
              "count",
              Integer.toString(names.size() - MOST_NAMES + 1)));
    }
    return phrases.say(
        "names.last",
        Map.of(
            "names",
            String.join(", ", names.subList(0, names.size() - 1)),
            "name",
            names.getLast()));
  }

  /** What somebody entered, fit to stand in a line: a letter has its paragraphs from us only. */
  static String oneLine(String entered) {
    return BREAKS.matcher(entered).replaceAll(" ").strip();
  }

  /** The same, without the full stop that the sentence around it has already. */
  static String withoutStop(String entered) {
    String line = oneLine(entered);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** What was entered, in one line not longer than a subject can bear. */
  static String inSubject(String entered) {
    String line = oneLine(entered);
    return line.codePointCount(0, line.length()) <= LONGEST_IN_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_IN_SUBJECT - 1)).strip() + "…";
  }
}
