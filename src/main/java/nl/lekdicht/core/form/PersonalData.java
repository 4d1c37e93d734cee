package nl.lekdicht.core.form;

import static java.util.Comparator.comparingInt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what an authority asks to be left out of a text. It judges by form alone, so it warns and never refuses: about one in eleven
 * other numbers of nine digits passes for a citizen service number.
 */
public final class PersonalData {
  /** What a piece of text seems to be. */
  public enum What {
    /** A citizen service number: eight or nine digits that pass the eleven-test. */
    BSN,
    MAIL_ADDRESS,
    TELEPHONE,
    /** A day that the text calls one of birth; with a day to compare with, also any day long before it. */
    BIRTH_DATE
  }

  /** A piece of a text, from the character at {@code start} to the one before {@code endExclusive}. */
  public record Found(What what, int start, int endExclusive) {}

  /** How long before the incident a day must lie to be taken for a birth date: the youngest at school are three. */
  private static final int YEARS = 3;

  /** How far from a day the word "born" may stand. */
  private static final int NEAR = 40;

  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+)++");

  private static final String MONTHS =
      "jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec";
  private static final Pattern DAY =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + "(?<d>[0-9]{1,2})(?<sep>[-/.])(?<m>[0-9]{1,2})\\k<sep>(?<y>[0-9]{4}|[0-9]{2})"
              + "|(?<iy>[0-9]{4})-(?<im>[0-9]{2})-(?<id>[0-9]{2})"
              + "|(?<wd>[0-9]{1,2})(?:e|st|nd|rd|th)? (?<wm>"
              + MONTHS
              + ")\\p{L}{0,6}\\.? (?<wy>[0-9]{4})"
              + "|(?<em>"
              + MONTHS
              + ")\\p{L}{0,6}\\.? (?<ed>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<ey>[0-9]{4})"
              + ")(?![0-9])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BORN =
      Pattern.compile(
          "\\b(?:geboren|geb|geboortedat\\w*|geboortedag|verjaardag|born|birth\\w*|dob)\\b",
          Pattern.CASE_INSENSITIVE);

  /** With the country's code, or ten digits from a zero; brackets, dots, hyphens and spaces between. */
  private static final Pattern TELEPHONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + "(?:\\+|00)[1-9](?:[ .()/-]{0,3}[0-9]){7,13}"
              + "|\\(?0[1-9](?:[ .()/-]{0,2}[0-9]){8}"
              + ")(?![0-9])");

  /** Digits with at most one space or dot between, not part of a word or of a number with hyphens. */
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?:(?<=(?i:bsn)[-:]?)|(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}]-))"
              + "[0-9]++(?:[ .][0-9]++)*+(?![\\p{L}_]|-[\\p{L}\\p{N}])");

  private static final Pattern GROUP = Pattern.compile("[0-9]++");

  /** How people group a citizen service number, where other numbers stand beside it. */
  private static final List<String> GROUPINGS = List.of("9", "8", "3-3-3", "4-2-3", "2-3-3");

  private static final int MOST_GROUPS = 3;
  private static final int MOST_DIGITS = 9;

  private PersonalData() {}

  /** In the order of the text. */
  public static List<Found> in(String text) {
    return in(text, null);
  }

  /**
   * @param day a day to compare with, such as that of the incident: a day three years or more before it counts as a birth date
   */
  public static List<Found> in(String text, @Nullable LocalDate day) {
    List<Found> found = new ArrayList<>();
    StringBuilder left = new StringBuilder(text);
    for (Matcher mail = MAIL.matcher(text); mail.find(); ) {
      take(What.MAIL_ADDRESS, mail.start(), mail.end(), found, left);
    }
    birthDates(text, day, found, left);
    for (Matcher telephone = TELEPHONE.matcher(left.toString()); telephone.find(); ) {
      take(What.TELEPHONE, telephone.start(), telephone.end(), found, left);
    }
    for (Matcher digits = DIGITS.matcher(left.toString()); digits.find(); ) {
      serviceNumbers(digits, found);
    }
    found.sort(comparingInt(Found::start));
    return List.copyOf(found);
  }

  /** Notes it, and takes it out of what is looked at after it. */
  private static void take(What what, int start, int end, List<Found> found, StringBuilder left) {
    found.add(new Found(what, start, end));
    blank(start, end, left);
  }

  private static void blank(int start, int end, StringBuilder left) {
    left.replace(start, end, "|".repeat(end - start));
  }

  private static void birthDates(
      String text, @Nullable LocalDate day, List<Found> found, StringBuilder left) {
    for (Matcher date = DAY.matcher(left.toString()); date.find(); ) {
      LocalDate read = day(date);
      if (read == null) {
        continue;
      }
      boolean longAgo =
          day != null
              && (date.group("y") == null || date.group("y").length() == 4)
              && !read.isAfter(day.minusYears(YEARS));
      if (longAgo || isCalledBirth(text, date.start(), date.end())) {
        found.add(new Found(What.BIRTH_DATE, date.start(), date.end()));
      }
      blank(date.start(), date.end(), left);
    }
  }

  private static boolean isCalledBirth(String text, int start, int end) {
    int from = Math.max(0, start - NEAR);
    int to = Math.min(text.length(), end + NEAR);
    return BORN.matcher(text).region(from, start).find()
        || BORN.matcher(text).region(end, to).find();
  }

  /** Null when the calendar has no such day. */
  private static @Nullable LocalDate day(Matcher date) {
    if (date.group("d") != null) {
      return day(date.group("y"), date.group("m"), date.group("d"));
    }
    if (date.group("iy") != null) {
      return day(date.group("iy"), date.group("im"), date.group("id"));
    }
    return date.group("wd") != null
        ? day(date.group("wy"), month(date.group("wm")), date.group("wd"))
        : day(date.group("ey"), month(date.group("em")), date.group("ed"));
  }

  private static @Nullable LocalDate day(String year, String month, String day) {
    try {
      int number = Integer.parseInt(year);
      return LocalDate.of(
          year.length() == 2 ? 2000 + number : number,
          Integer.parseInt(month),
          Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String month(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "jan" -> "1";
      case "feb" -> "2";
      case "maa", "mrt", "mar" -> "3";
      case "apr" -> "4";
      case "mei", "may" -> "5";
      case "jun" -> "6";
      case "jul" -> "7";
      case "aug" -> "8";
      case "sep" -> "9";
      case "okt", "oct" -> "10";
      case "nov" -> "11";
      default -> "12";
    };
  }

  private record Group(int start, int end) {}

  /** The numbers in a run of digits: all of it, or groups of it that are grouped as people write them. */
  private static void serviceNumbers(Matcher run, List<Found> found) {
    List<Group> groups = new ArrayList<>();
    for (Matcher group = GROUP.matcher(run.group()); group.find(); ) {
      groups.add(new Group(group.start(), group.end()));
    }
    if (groups.size() <= MOST_DIGITS && isServiceNumber(run, groups, found)) {
      return;
    }
    for (int from = 0; from < groups.size(); from++) {
      for (int to = Math.min(from + MOST_GROUPS, groups.size()); to > from; to--) {
        List<Group> some = groups.subList(from, to);
        if (GROUPINGS.contains(grouping(some)) && isServiceNumber(run, some, found)) {
          from = to - 1;
        }
      }
    }
  }

  private static boolean isServiceNumber(Matcher run, List<Group> groups, List<Found> found) {
    int start = groups.getFirst().start();
    int end = groups.getLast().end();
    boolean passes = passesElevenTest(run.group().substring(start, end).replaceAll("[ .]", ""));
    if (passes) {
      found.add(new Found(What.BSN, run.start() + start, run.start() + end));
    }
    return passes;
  }

  private static String grouping(List<Group> groups) {
    return groups.stream()
        .map(group -> String.valueOf(group.end() - group.start()))
        .collect(Collectors.joining("-"));
  }

  /** The first digit counts nine times, the second eight, … the eighth twice, the ninth minus once; the sum divides by eleven. */
  private static boolean passesElevenTest(String digits) {
    if (digits.length() < 8 || digits.length() > MOST_DIGITS) {
      return false;
    }
    int[] each = (digits.length() == 8 ? "0" + digits : digits).chars().map(c -> c - '0').toArray();
    int sum = -each[8];
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * each[i];
    }
    return sum % 11 == 0 && Arrays.stream(each).anyMatch(digit -> digit != 0);
  }
}
