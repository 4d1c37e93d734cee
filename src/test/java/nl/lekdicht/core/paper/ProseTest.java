package nl.lekdicht.core.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.lekdicht.core.paper.Block.Heading;
import nl.lekdicht.core.paper.Block.Item;
import nl.lekdicht.core.paper.Block.Paragraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProseTest {
  private static final String[] PIECES = {
    "# ",
    "- ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u00a0",
    "\u2028",
    "\u0085",
    "\u000b",
    "\u000c",
    "\u0000",
    "\ufeff",
    "#",
    "-",
    "##",
    "a",
    "één woord",
    "😀",
    "\ud83d",
    "1. ",
    "* ",
    "**x**",
    "<b>",
    "x # y"
  };

  @Test
  void headings_paragraphs_and_lists_are_all_there_is() {
    String text =
        """
        Eerste alinea,
        tweede regel.
        # Kop
        Alinea *zonder* <opmaak>.
        - een
        - twee

        - drie

        #geen kop
        -geen punt
        """;
    List<Block> blocks = Prose.parse(text);

    assertThat(blocks)
        .containsExactly(
            new Paragraph("Eerste alinea,\ntweede regel."),
            new Heading("Kop"),
            new Paragraph("Alinea *zonder* <opmaak>."),
            new Item("een"),
            new Item("twee"),
            new Item("drie"),
            new Paragraph("#geen kop\n-geen punt"));
    assertThat(Prose.format(blocks))
        .isEqualTo(
            """
            Eerste alinea,
            tweede regel.

            # Kop

            Alinea *zonder* <opmaak>.

            - een
            - twee
            - drie

            #geen kop
            -geen punt
            """);
  }

  @Test
  void a_marker_without_words_is_a_word() {
    assertThat(Prose.parse("# \n-  \n")).containsExactly(new Paragraph("#\n-"));
    assertThat(Prose.parse("# # x\n- - y")).containsExactly(new Heading("# x"), new Item("- y"));
  }

  @Test
  void nothing_is_nothing() {
    assertThat(Prose.parse("")).isEmpty();
    assertThat(Prose.parse(" \r\n\u00a0\n\t")).isEmpty();
    assertThat(Prose.format(List.of())).isEmpty();
  }

  /** What comes out is canonical: it reads back as the same, and is written the same. */
  @Test
  void every_text_parses_and_comes_back_as_its_canonical_self() {
    Random random = new Random(20260424);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(14);
      for (int i = 0; i < length; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      List<Block> blocks = Prose.parse(text.toString());
      String canonical = Prose.format(blocks);
      assertThat(Prose.parse(canonical)).as("%s", text).isEqualTo(blocks);
      assertThat(Prose.format(Prose.parse(canonical))).isEqualTo(canonical);
    }
  }

  @Test
  void any_row_of_blocks_comes_back_from_its_text() {
    Random random = new Random(33);
    List<Block> kinds =
        List.of(
            new Heading("Kop"),
            new Paragraph("a"),
            new Paragraph("a\nb"),
            new Item("p"),
            new Item("# q"));
    for (int round = 0; round < 2_000; round++) {
      List<Block> blocks = new ArrayList<>();
      int length = random.nextInt(8);
      for (int i = 0; i < length; i++) {
        blocks.add(kinds.get(random.nextInt(kinds.size())));
      }
      assertThat(Prose.parse(Prose.format(blocks))).isEqualTo(blocks);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "a\n", "a\n\nb", "a\u2028b", "\u00a0"})
  void a_block_holds_no_text_that_would_read_back_as_another(String text) {
    assertThatThrownBy(() -> new Heading(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Item(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Paragraph(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# a", "- a", "a\n- b", "a\n# b"})
  void a_paragraph_holds_no_markup(String text) {
    assertThatThrownBy(() -> new Paragraph(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
