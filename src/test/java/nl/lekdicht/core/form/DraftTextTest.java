package nl.lekdicht.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.library.FormEdition;
import nl.lekdicht.library.Library;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DraftTextTest {
  private static final UUID FEMKE = UUID.fromString("019aa1b2-0000-7000-8000-00000000000a");

  /** As it stands in the Javadoc. */
  private static final String VECTOR =
      """
      lekdicht draft 1
      form ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
      filing SUPPLEMENT FIRST
      field filing-kind CHOICE from filing.kind by -
      |SUPPLEMENT
      field summary TEXT from fact.SUMMARY by 019aa1b2-0000-7000-8000-00000000000a
      |A laptop was stolen.
      |
      |It was encrypted.
      field people not-yet-known from - by 019aa1b2-0000-7000-8000-00000000000a
      field records nothing from - by -
      """;

  @Test
  void the_test_vector_holds() throws Exception {
    Map<String, Answer> answers = new LinkedHashMap<>();
    answers.put(
        "filing-kind", new Answer(new Value.Choice("SUPPLEMENT"), false, "filing.kind", null));
    answers.put(
        "summary",
        new Answer(
            new Value.Text("A laptop was stolen.\n\nIt was encrypted."),
            false,
            "fact.SUMMARY",
            FEMKE));
    answers.put("people", new Answer(null, true, null, FEMKE));
    answers.put("records", new Answer(null, false, null, null));
    Draft draft =
        new Draft(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            FilingKind.SUPPLEMENT,
            Stage.FIRST,
            answers);

    assertThat(DraftText.format(draft)).isEqualTo(VECTOR);
    assertThat(DraftText.parse(VECTOR)).isEqualTo(draft);
    assertThat(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(VECTOR.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("228b464f28cd921db1108c6f38be1ad6276dee6c364a0399a96406214b399197");
  }

  @Test
  void a_change_of_any_character_is_no_draft_or_another_one() {
    Draft draft = DraftText.parse(VECTOR);
    for (int at = 0; at < VECTOR.length(); at++) {
      for (int bit = 0; bit < 7; bit++) {
        StringBuilder flipped = new StringBuilder(VECTOR);
        flipped.setCharAt(at, (char) (VECTOR.charAt(at) ^ (1 << bit)));
        isNotRead(draft, flipped.toString());
      }
      isNotRead(draft, new StringBuilder(VECTOR).deleteCharAt(at).toString());
      isNotRead(draft, new StringBuilder(VECTOR).insert(at, '\n').toString());
      isNotRead(draft, new StringBuilder(VECTOR).insert(at, ' ').toString());
    }
  }

  /** As the draft that it was made from; what is read at all is written back to the letter. */
  private static void isNotRead(Draft draft, String text) {
    Draft read = parsed(text);
    if (read != null) {
      assertThat(read).isNotEqualTo(draft);
      assertThat(DraftText.format(read)).isEqualTo(text);
    }
  }

  private static @Nullable Draft parsed(String text) {
    try {
      return DraftText.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static Stream<String> broken() {
    return Stream.of(
        "",
        "\n",
        VECTOR + "\n",
        VECTOR + "|more\n",
        VECTOR.stripTrailing(),
        VECTOR.replace("draft 1", "draft 2"),
        VECTOR.replace("SUPPLEMENT FIRST", "SUPPLEMENT WITHDRAWING"),
        VECTOR.replace("SUPPLEMENT FIRST", "ADDITION FIRST"),
        VECTOR.replace("|SUPPLEMENT\n", ""),
        VECTOR.replace("|SUPPLEMENT\n", "|\n"),
        VECTOR.replace("|SUPPLEMENT\n", "|SUPPLEMENT\n|CHANGE\n"),
        VECTOR.replace("CHOICE from", "MOMENT from"),
        VECTOR.replace("CHOICE from", "WORD from"),
        VECTOR.replace("records nothing", "people nothing"),
        VECTOR.replace("records nothing from - by -", "records not-yet-known from - by -"),
        VECTOR.replace("records nothing from - by -\n", "records nothing from - by -\n|0-1\n"),
        VECTOR.replace("by 019aa1b2-0000-7000-8000-00000000000a\n|", "by 19aa1b2-0-7000-8000-a\n|"),
        VECTOR.replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_text_that_no_draft_has_is_refused(String text) {
    assertThatThrownBy(() -> DraftText.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_draft_is_read_back_to_itself() {
    for (long seed = 0; seed < 500; seed++) {
      Draft draft = random(new Random(seed));
      String text = DraftText.format(draft);
      assertThat(DraftText.parse(text)).isEqualTo(draft);
      assertThat(DraftText.format(DraftText.parse(text))).isEqualTo(text);
    }
  }

  @Test
  void the_draft_of_a_stolen_laptop_reads_as_the_golden_file_says() throws Exception {
    FormEdition edition = Library.packed().findFormNamed("ap-2021").orElseThrow();
    String text =
        DraftText.format(
            Draft.fill(
                edition.form(), "0".repeat(64), FilingKind.NEW, Stage.FIRST, Told.stolenLaptop()));
    Path golden = Path.of("src", "test", "resources", "forms", "ap-2021-stolen-laptop.txt");
    if (Boolean.getBoolean("lekdicht.forms.write")) {
      Files.writeString(golden, text);
    }

    assertThat(text).isEqualTo(Files.readString(golden));
  }

  private static Draft random(Random random) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (int field = 0; field < random.nextInt(12); field++) {
      UUID by = random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()) : null;
      String source = random.nextBoolean() ? "fact.SUMMARY" : random.nextBoolean() ? "form" : null;
      boolean notYetKnown = by != null && random.nextInt(4) == 0;
      Value value = notYetKnown || random.nextInt(4) == 0 ? null : value(random);
      answers.put("field-" + field, new Answer(value, notYetKnown, source, by));
    }
    boolean withdraws = random.nextInt(4) == 0;
    return new Draft(
        "%064x".formatted(random.nextLong() >>> 1),
        withdraws
            ? FilingKind.WITHDRAWAL
            : one(random, List.of(FilingKind.NEW, FilingKind.SUPPLEMENT, FilingKind.CHANGE)),
        withdraws ? Stage.WITHDRAWING : random.nextBoolean() ? Stage.FIRST : Stage.FINAL,
        answers);
  }

  private static Value value(Random random) {
    return switch (one(random, List.of(Value.Kind.values()))) {
      case TEXT -> new Value.Text(words(random, "ab |\n\r-ë€\u2028\t😀field"));
      case LINES ->
          new Value.Lines(
              IntStream.rangeClosed(0, random.nextInt(3))
                  .mapToObj(_ -> words(random, "ab |-ë€"))
                  .toList());
      case CHOICE -> new Value.Choice("A" + random.nextInt(100));
      case CHOICES ->
          Value.Choices.of(
              IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(n -> "A" + n).toList());
      case RANGE -> {
        long min = random.nextInt(1000);
        yield new Value.Range(min, min + random.nextInt(1000));
      }
      case MOMENT -> new Value.Moment(Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)));
      case YES_NO -> new Value.YesNo(random.nextBoolean());
    };
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Never blank. */
  private static String words(Random random, String letters) {
    int[] points = letters.codePoints().toArray();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < random.nextInt(20); i++) {
      words.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return words.append("x").toString();
  }

  @Test
  void the_lines_of_a_value_never_pass_for_lines_of_the_draft() {
    Map<String, Answer> answers =
        Map.of(
            "summary",
            new Answer(
                new Value.Text("fine\nfield people nothing from - by -\n"), false, null, FEMKE));
    Draft draft = new Draft("0".repeat(64), FilingKind.NEW, Stage.FINAL, answers);

    assertThat(DraftText.parse(DraftText.format(draft))).isEqualTo(draft);
    assertThat(DraftText.parse(DraftText.format(draft)).answers()).hasSize(1);
    assertThat(List.of(DraftText.format(draft).split("\n"))).hasSize(7);
  }
}
