package nl.lekdicht.core.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of a draft; its UTF-8 bytes are what is hashed, approved and kept.
 *
 * <p>Every line is ended by one line feed (U+000A), the last one too. The first three lines are the format, the digest of the form (64
 * lower-case hexadecimal digits), and the kind and stage of the filing. Then, for every field of the form and in its order, comes a line
 *
 * <pre>field ID SAYS from SOURCE by ACCOUNT</pre>
 *
 * SAYS is {@code nothing}, {@code not-yet-known}, or the name of the value's kind. SOURCE and ACCOUNT are a hyphen where there is none; an
 * account is a UUID in lower case. Only a line with a kind is followed by more: the value's {@link Value#text}, each of its lines with a
 * vertical bar (U+007C) before it, an empty line too.
 *
 * <pre>
 * lekdicht draft 1
 * form ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
 * filing SUPPLEMENT FIRST
 * field filing-kind CHOICE from filing.kind by -
 * |SUPPLEMENT
 * field summary TEXT from fact.SUMMARY by 019aa1b2-0000-7000-8000-00000000000a
 * |A laptop was stolen.
 * |
 * |It was encrypted.
 * field people not-yet-known from - by 019aa1b2-0000-7000-8000-00000000000a
 * field records nothing from - by -
 * </pre>
 *
 * SHA-256 of these bytes: {@code 228b464f28cd921db1108c6f38be1ad6276dee6c364a0399a96406214b399197}.
 */
public final class DraftText {
  private static final String FORMAT = "lekdicht draft 1";
  private static final String NOTHING = "nothing";
  private static final String NOT_YET_KNOWN = "not-yet-known";
  private static final String NONE = "-";
  private static final Pattern FORM = Pattern.compile("form ([0-9a-f]{64})");
  private static final Pattern FILING = Pattern.compile("filing ([A-Z]+) ([A-Z]+)");
  private static final Pattern FIELD =
      Pattern.compile("field ([a-z0-9-]+) ([A-Za-z_-]+) from ([A-Za-z_.-]+) by ([0-9a-f-]+)");

  private DraftText() {}

  public static String format(Draft draft) {
    StringBuilder text = new StringBuilder(8192);
    text.append(FORMAT).append("\nform ").append(draft.formDigest());
    text.append("\nfiling ").append(draft.kind()).append(' ').append(draft.stage()).append('\n');
    draft.answers().forEach((field, answer) -> append(text, field, answer));
    return text.toString();
  }

  private static void append(StringBuilder text, String field, Answer answer) {
    Value value = answer.value();
    String says =
        value != null ? value.kind().name() : answer.notYetKnown() ? NOT_YET_KNOWN : NOTHING;
    text.append("field ").append(field).append(' ').append(says);
    text.append(" from ").append(answer.source() == null ? NONE : answer.source());
    text.append(" by ").append(answer.changedBy() == null ? NONE : answer.changedBy());
    text.append('\n');
    if (value != null) {
      text.append('|').append(value.text().replace("\n", "\n|")).append('\n');
    }
  }

  /**
   * The draft that has this text.
   *
   * @throws IllegalArgumentException when none has it
   */
  public static Draft parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    require(lines.size() >= 4 && lines.getFirst().equals(FORMAT) && lines.getLast().isEmpty());
    Matcher form = match(FORM, lines.get(1));
    Matcher filing = match(FILING, lines.get(2));
    Map<String, Answer> answers = new LinkedHashMap<>();
    int at = 3;
    while (at < lines.size() - 1) {
      Matcher field = match(FIELD, lines.get(at));
      int from = ++at;
      while (at < lines.size() - 1 && lines.get(at).startsWith("|")) {
        at++;
      }
      require(answers.put(field.group(1), answer(field, lines.subList(from, at))) == null);
    }
    Draft draft =
        new Draft(
            form.group(1),
            FilingKind.valueOf(filing.group(1)),
            Stage.valueOf(filing.group(2)),
            answers);
    require(format(draft).equals(text));
    return draft;
  }

  private static Answer answer(Matcher field, List<String> lines) {
    String says = field.group(2);
    String source = field.group(3).equals(NONE) ? null : field.group(3);
    UUID by = field.group(4).equals(NONE) ? null : UUID.fromString(field.group(4));
    boolean saysValue = !says.equals(NOTHING) && !says.equals(NOT_YET_KNOWN);
    require(saysValue != lines.isEmpty());
    return new Answer(
        saysValue ? value(Value.Kind.valueOf(says), lines) : null,
        says.equals(NOT_YET_KNOWN),
        source,
        by);
  }

  private static @Nullable Value value(Value.Kind kind, List<String> lines) {
    return Value.parse(
        kind, String.join("\n", lines.stream().map(line -> line.substring(1)).toList()));
  }

  private static Matcher match(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    require(matcher.matches());
    return matcher;
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("not the text of a draft");
    }
  }
}
