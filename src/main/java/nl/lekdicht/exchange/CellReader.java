package nl.lekdicht.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/** Reads what the cells of a row say of one thing. */
final class CellReader {
  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
  private static final Pattern BRIN = Pattern.compile("[0-9]{2}[A-Z]{2}([0-9]{2})?");
  private static final Pattern SEPARATORS = Pattern.compile("\\s*[;,\\n]\\s*");
  private static final List<Pattern> BETWEEN_OPTIONS =
      List.of(Pattern.compile("[;\\n]"), Pattern.compile(","), Pattern.compile(" (?:en|and) "));
  private static final Pattern NEW_LINES = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern BULLET = Pattern.compile("^[-*•·]\\s+");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s/+&]+");
  private static final int MOST_LINES = 100;

  /** Every school of the country has a code of its own; there are fewer. */
  private static final int MOST_SCHOOLS = 10_000;

  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_SENTENCE = 2_000;
  private static final String NOT_A_MOMENT =
      "must be a day, with or without a time, such as 3-3-2024 or 3 maart 2024 14:30";
  private static final String MADE_A_DATE =
      "is a date: the spreadsheet made one of what was typed. Give the column the format of text and type it again";

  private final Instant now;
  private final boolean monthFirst;

  CellReader(Instant now, boolean monthFirst) {
    this.now = now;
    this.monthFirst = monthFirst;
  }

  /**
   * @param column null for what holds of every row
   */
  record Given(Mapping.@Nullable Column column, Cell cell) {
    /** The cell as it is to be read, after translation of the whole. */
    Cell meant() {
      return translated(cell.shown()).map(Cell::of).orElse(cell);
    }

    Optional<String> translated(String says) {
      if (column == null || column.translations().isEmpty()) {
        return Optional.empty();
      }
      return column.translations().entrySet().stream()
          .filter(each -> each.getKey().strip().equalsIgnoreCase(says))
          .map(each -> each.getValue())
          .findFirst();
    }
  }

  /** What came of it. */
  sealed interface Read {
    record Nothing() implements Read {}

    record Said(String text) implements Read {}

    record Wrong(Given where, String rule) implements Read {}
  }

  /** A cell does not say what it should. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Given where;
    private final String rule;

    Wrong(Given where, String rule) {
      super(rule, null, false, false);
      this.where = where;
      this.rule = rule;
    }
  }

  Read read(Target target, List<Given> given) {
    try {
      List<Given> full = new ArrayList<>();
      for (Given each : given) {
        if (!(meant(each) instanceof Cell.Blank)) {
          full.add(each);
        }
      }
      if (full.isEmpty()) {
        return new Read.Nothing();
      }
      String text =
          switch (target.shape()) {
            case LINE -> line(target, full);
            case TEXT -> text(target, full);
            case LINES -> lines(full, SEPARATORS, LONGEST_LINE);
            case SENTENCES -> lines(full, NEW_LINES, LONGEST_SENTENCE);
            case CHOICE, YES_NO -> choice(target, full.getFirst());
            case CHOICES -> choices(target, full);
            case RANGE -> range(full);
            case MOMENT -> moment(full);
            case BRINS -> schools(full);
          };
      return text.isEmpty() ? new Read.Nothing() : new Read.Said(text);
    } catch (Wrong wrong) {
      return new Read.Wrong(wrong.where, wrong.rule);
    }
  }

  private static Cell meant(Given given) throws Wrong {
    Cell meant = given.meant();
    if (meant instanceof Cell.Broken(String code)) {
      throw new Wrong(
          given,
          "shows %s: the spreadsheet could not work it out. Mend the formula or type the value"
              .formatted(code));
    }
    if (meant instanceof Cell.Uncalculated) {
      throw new Wrong(
          given,
          "is a formula that was never worked out. Open the file in a spreadsheet program and save it");
    }
    return meant;
  }

  /** Whether every character is one that may stand in any text. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if ((each < ' ' && each != '\n' && each != '\t')
          || each == 0x7F
          || (each >= 0x80 && each < 0xA0)
          || Character.isSurrogate(each)) {
        return false;
      }
    }
    return true;
  }

  private static String words(Given given) throws Wrong {
    String asItIs = meant(given).shown();
    if (isPlain(asItIs)) {
      return asItIs.strip();
    }
    String shown = asItIs.replace("\r\n", "\n").replace('\r', '\n');
    if (shown.codePoints().anyMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF))) {
      throw new Wrong(given, "holds a character that is none");
    }
    return CONTROLS.matcher(shown).replaceAll("").strip();
  }

  private static String line(Target target, List<Given> given) throws Wrong {
    List<String> all = new ArrayList<>();
    for (Given each : given) {
      if (target == Target.NUMBER && meant(each) instanceof Cell.Dated) {
        throw new Wrong(each, MADE_A_DATE);
      }
      String shown =
          target == Target.NUMBER && meant(each) instanceof Cell.Count count
              ? figures(each, count)
              : words(each);
      all.add(BLANKS.matcher(shown).replaceAll(" "));
    }
    return fitting(String.join(" ", all).strip(), target.longest(), given);
  }

  /** As it is shown: in a file of separated values it stands as such. */
  private static String figures(Given given, Cell.Count count) throws Wrong {
    return ShownNumber.of(count)
        .orElseThrow(() ->
            new Wrong(
                given,
                "is a number that is shown by the format %s. Give the column the format of text and type it as it is to be read"
                    .formatted(count.format())));
  }

  private static String text(Target target, List<Given> given) throws Wrong {
    List<String> all = new ArrayList<>();
    for (Given each : given) {
      all.add(words(each));
    }
    return fitting(String.join("\n", all).strip(), target.longest(), given);
  }

  private static String fitting(String text, int most, List<Given> given) throws Wrong {
    if (text.codePointCount(0, text.length()) > most) {
      throw new Wrong(given.getFirst(), "must have at most %d characters".formatted(most));
    }
    return text;
  }

  private static String lines(List<Given> given, Pattern separator, int longest) throws Wrong {
    Set<String> all = new LinkedHashSet<>();
    for (Given each : given) {
      for (String part : separator.split(words(each), -1)) {
        String line =
            BLANKS.matcher(BULLET.matcher(part.strip()).replaceFirst("")).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) > longest) {
          throw new Wrong(each, "must have at most %d characters on a line".formatted(longest));
        }
        if (!line.isEmpty()) {
          all.add(line);
        }
      }
      if (all.size() > MOST_LINES) {
        throw new Wrong(each, "must have at most %d lines".formatted(MOST_LINES));
      }
    }
    return String.join("\n", all);
  }

  private static String choice(Target target, Given given) throws Wrong {
    if (meant(given) instanceof Cell.YesNo(boolean yes)) {
      return option(target, given, yes ? "YES" : "NO");
    }
    return option(target, given, words(given));
  }

  private static String option(Target target, Given given, String says) throws Wrong {
    Optional<String> option = Vocabulary.OURS.option(target, says);
    if (option.isEmpty()) {
      throw new Wrong(
          given,
          target.shape() == Target.Shape.YES_NO
              ? "must say yes or no; translate what it says otherwise"
              : "must be of %s; translate what it says otherwise"
                  .formatted(String.join(", ", target.options())));
    }
    return option.get();
  }

  private static String choices(Target target, List<Given> given) throws Wrong {
    Set<String> chosen = new TreeSet<>();
    for (Given each : given) {
      choose(target, each, words(each), false, chosen);
    }
    if (chosen.contains("NONE") && chosen.size() > 1) {
      throw new Wrong(given.getFirst(), "says that there is nothing, and that there is something");
    }
    return String.join(",", chosen);
  }

  /** What is no option as a whole is taken apart, at what parts most first. */
  private static void choose(
      Target target, Given given, String says, boolean translated, Set<String> chosen)
      throws Wrong {
    Optional<String> meant = translated ? Optional.empty() : given.translated(says);
    String text = meant.orElse(says).strip();
    Optional<String> whole = Vocabulary.OURS.option(target, text);
    if (text.isEmpty() || whole.isPresent()) {
      whole.ifPresent(chosen::add);
      return;
    }
    for (Pattern separator : BETWEEN_OPTIONS) {
      String[] parts = separator.split(text, -1);
      if (parts.length > 1) {
        for (String part : parts) {
          choose(target, given, part.strip(), translated || meant.isPresent(), chosen);
        }
        return;
      }
    }
    option(target, given, text);
  }

  /** The parts of a cell, each translated; none where they are translated to nothing. */
  private static List<String> parts(Given given) throws Wrong {
    List<String> parts = new ArrayList<>();
    for (String part : SEPARATORS.split(words(given), -1)) {
      String meant = given.translated(part).orElse(part).strip();
      if (!meant.isEmpty()) {
        parts.addAll(Arrays.asList(SEPARATORS.split(meant, -1)));
      }
    }
    return parts;
  }

  /** Of several columns, the least and the most that any of them says. */
  private static String range(List<Given> given) throws Wrong {
    Value.Range all = null;
    for (Given each : given) {
      Value.Range range = range(each);
      all =
          all == null
              ? range
              : new Value.Range(Math.min(all.min(), range.min()), Math.max(all.max(), range.max()));
    }
    return all == null ? "" : all.text();
  }

  private static Value.Range range(Given given) throws Wrong {
    Cell cell = meant(given);
    if (cell instanceof Cell.Dated) {
      throw new Wrong(given, MADE_A_DATE);
    }
    // Written out, its point would be taken for one between thousands.
    if (cell instanceof Cell.Count count && count.hasFraction()) {
      throw new Wrong(given, WrittenRange.RULE);
    }
    return WrittenRange.parse(words(given)).orElseThrow(() -> new Wrong(given, WrittenRange.RULE));
  }

  private String moment(List<Given> given) throws Wrong {
    LocalDate day = null;
    LocalTime time = null;
    ZoneOffset offset = null;
    for (Given each : given) {
      WrittenMoment found = written(each);
      if ((found.day() != null && day != null) || (found.time() != null && time != null)) {
        throw new Wrong(each, "says a second time what another column says");
      }
      day = found.day() == null ? day : found.day();
      time = found.time() == null ? time : found.time();
      offset = found.offset() == null ? offset : found.offset();
    }
    Given first = given.getFirst();
    if (day == null) {
      throw new Wrong(first, "gives a time and no day");
    }
    if (day.isBefore(EARLIEST)) {
      throw new Wrong(first, "lies before 1990");
    }
    Instant at =
        new WrittenMoment(day, time, offset)
            .at()
            .orElseThrow(() -> new Wrong(first, "is a moment that the summer time left out"));
    if (at.isAfter(now)) {
      throw new Wrong(first, "lies in the future");
    }
    return at.toString();
  }

  private WrittenMoment written(Given given) throws Wrong {
    Cell cell = meant(given);
    return switch (cell) {
      case Cell.Dated(LocalDate day, LocalTime time) -> new WrittenMoment(day, time, null);
      case Cell.Count count -> serial(given, count.number());
      case Cell.Words words -> {
        Optional<WrittenMoment> found = WrittenMoment.parse(words.text(), monthFirst);
        if (found.isPresent()) {
          yield found.get();
        }
        // A number that a spreadsheet program would show as a date, written out by another program.
        if (words.text().matches("\\d{5}([.,]\\d{1,12})?")) {
          yield serial(given, Double.parseDouble(words.text().replace(',', '.')));
        }
        throw new Wrong(given, NOT_A_MOMENT);
      }
      case Cell.Blank _, Cell.YesNo _, Cell.Broken _, Cell.Uncalculated _ ->
          throw new Wrong(given, NOT_A_MOMENT);
    };
  }

  private WrittenMoment serial(Given given, double number) throws Wrong {
    Function<Cell.Dated, WrittenMoment> written =
        dated -> new WrittenMoment(dated.day(), dated.time(), null);
    if (number >= 0 && number < 1) {
      return XlsxSource.serial(number, false)
          .map(written)
          .orElseThrow(() -> new Wrong(given, NOT_A_MOMENT));
    }
    // 32874 is the first of January 1990, 73050 the last day of 2099; what is written as 20240303
    // is a day too.
    if (number >= 32_874 && number <= 73_050) {
      return XlsxSource.serial(number, false)
          .map(written)
          .orElseThrow(() -> new Wrong(given, NOT_A_MOMENT));
    }
    return WrittenMoment.parse(new Cell.Count(number).shown(), monthFirst)
        .orElseThrow(() -> new Wrong(given, NOT_A_MOMENT));
  }

  private static String schools(List<Given> given) throws Wrong {
    Set<String> codes = new TreeSet<>();
    for (Given each : given) {
      for (String part : parts(each)) {
        String whole = part.toUpperCase(java.util.Locale.ROOT);
        for (String code :
            BRIN.matcher(whole).matches() ? new String[] {whole} : BETWEEN_CODES.split(whole, -1)) {
          if (!BRIN.matcher(code).matches()) {
            throw new Wrong(
                each,
                "must be BRIN codes, such as 99XX or 99XX01; translate the names of schools to their codes");
          }
          codes.add(code);
        }
      }
      if (codes.size() > MOST_SCHOOLS) {
        throw new Wrong(each, "must be at most %d schools".formatted(MOST_SCHOOLS));
      }
    }
    return String.join(",", codes);
  }
}
