package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.checklist.SampleChecklist.decision;
import static nl.lekdicht.core.checklist.SampleChecklist.minutes;
import static nl.lekdicht.core.checklist.SampleChecklist.optional;
import static nl.lekdicht.core.checklist.SampleChecklist.step;
import static nl.lekdicht.core.checklist.SampleChecklist.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.Diagram.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class DiagramTest {
  private static final Checklist CHECKLIST =
      SampleChecklist.of(
          timed("a", minutes(30), "b"),
          decision("b", "c", "d"),
          step("c", "d"),
          optional("d", "e"),
          decision("e", null, null),
          step("f", "c"));

  @Test
  void mermaid_shows_steps_jumps_terms_and_effects() {
    assertThat(Diagram.mermaid(CHECKLIST, Language.EN))
        .isEqualTo(
            """
            flowchart TD
              accTitle: Sample <& "others">
              accDescr: When it happens
              classDef optional stroke-dasharray: 5 4
              s1["1. Do a<br/>Within 30 minutes after the report<br/>Escalation: access is possible<br/>AP notification is opened"]
              s2{"2. Do b<br/>Is b so?<br/>Yes: other starts beside this"}
              s3["3. Do c"]
              s4["4. Do d<br/>May be skipped"]:::optional
              s5{"5. Do e<br/>Is e so?<br/>Yes: other starts beside this"}
              s6["6. Do f"]
              finish(["End"])
              s1 --> s2
              s2 -->|"Yes"| s3
              s2 -->|"No"| s4
              s3 --> s4
              s4 --> s5
              s5 -->|"Yes / No"| finish
              s6 --> s3
            """);
  }

  @Test
  void mermaid_takes_no_text_for_markup() {
    Checklist checklist = SampleChecklist.of(step("\"]--><b>`#1;", null));

    assertThat(Diagram.mermaid(checklist, Language.EN))
        .contains("s1[\"1. Do #quot;]--#gt;#lt;b#gt;#96;#35;1;\"]");
  }

  @Test
  void an_svg_is_sound_xml_with_its_text_escaped() throws Exception {
    Document svg = parse(Diagram.svg(CHECKLIST, Language.EN));

    Element root = svg.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("lang")).isEqualTo("en");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby"))
        .isEqualTo("diagram-sample-title diagram-sample-desc");
    assertThat(texts(svg, "title")).containsExactly("Sample <& \"others\">");
    assertThat(texts(svg, "text"))
        .containsExactly(
            "Sample <& \"others\">",
            "1. Do a",
            "Within 30 minutes after the report",
            "Escalation: access is possible",
            "AP notification is opened",
            "2. Do b",
            "Is b so?",
            "Yes: other starts beside this",
            "3. Do c",
            "4. Do d",
            "May be skipped",
            "5. Do e",
            "Is e so?",
            "Yes: other starts beside this",
            "6. Do f",
            "End",
            "Yes",
            "No",
            "Yes / No");
  }

  @Test
  void an_svg_says_in_words_what_it_shows() throws Exception {
    assertThat(texts(parse(Diagram.svg(CHECKLIST, Language.EN)), "desc").getFirst())
        .startsWith("1. Do a. Within 30 minutes after the report. Escalation: access is possible.")
        .contains("2. Do b. Is b so? Yes: other starts beside this. No: to step 4.")
        .contains("Yes / No: to the end.")
        .endsWith("6. Do f. Then: to step 3.");
  }

  @Test
  void a_drawing_speaks_the_language_asked_for() throws Exception {
    TimeLimit working = new TimeLimit.WorkingTime(Duration.ofMinutes(60), "office");
    Checklist checklist = SampleChecklist.of(timed("a", working, null));

    assertThat(texts(parse(Diagram.svg(checklist, Language.NL)), "text"))
        .contains("1. Do a (nl)", "Binnen 60 minuten werktijd na de melding", "Einde");
    assertThat(Diagram.mermaid(checklist, Language.EN))
        .contains("Within 60 minutes of working time after the report");
  }

  @Test
  void characters_that_xml_cannot_hold_are_left_out() throws Exception {
    Checklist checklist = SampleChecklist.of(step("a\u0007b\uD800c\uFFFEd", null));

    assertThat(texts(parse(Diagram.svg(checklist, Language.EN)), "text")).contains("1. Do a b c d");
  }

  @Test
  void long_text_is_wrapped_and_long_words_are_cut() throws Exception {
    Checklist checklist =
        SampleChecklist.of(
            step("x".repeat(100), null), optional("a few words ".repeat(20).strip(), null));

    assertThat(texts(parse(Diagram.svg(checklist, Language.EN)), "text"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(52));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<String> texts(Document document, String element) {
    List<String> texts = new ArrayList<>();
    NodeList nodes = document.getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
