package nl.lekdicht.letter;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.paper.Block;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.core.paper.Prose;
import nl.lekdicht.outbox.Letter;

/**
 * The texts that tell a school of an incident, and the letters that a school can send to the people concerned.
 *
 * <p>A text is the canonical text of {@link Prose}, to be edited by a person before another approves it. What is not known is said to be
 * so. It never names another school.
 */
@Singleton
public final class NoticeTexts {
  /** The content of a notice. */
  public String notice(NoticeFacts facts) {
    return new NoticeText(facts).text();
  }

  /** The content of a letter to the people concerned. */
  public String letter(SubjectFacts facts) {
    return new SubjectText(facts).text();
  }

  /**
   * The title of a notice: that of its file, and the subject of the mail that brings it.
   *
   * @param number of a follow-up, from 1; of others it says nothing
   */
  public String title(PaperKind kind, int number, String incidentNumber, String language) {
    return Phrases.ofPapers(language)
        .say("title." + kind, Map.of("number", incidentNumber, "count", Integer.toString(number)));
  }

  /** The title of a letter to the people concerned, which says nothing of what happened. */
  public String letterTitle(String language) {
    return Phrases.ofPapers(language).say("letter.title");
  }

  /**
   * The mail that brings an approved notice: exactly its words, and after them how to say that it was read.
   *
   * @param content the approved text
   * @param link where this reader acknowledges it
   */
  public Letter covering(
      PaperKind kind,
      int number,
      String incidentNumber,
      String language,
      String content,
      URI link) {
    List<String> paragraphs = paragraphs(Prose.parse(content));
    paragraphs.add(Phrases.ofPapers(language).say("covering.read"));
    return new Letter(title(kind, number, incidentNumber, language), paragraphs, link);
  }

  /** Each block one, but the points of a list together. */
  private static List<String> paragraphs(List<Block> blocks) {
    List<String> paragraphs = new ArrayList<>();
    boolean inList = false;
    for (Block block : blocks) {
      boolean item = block instanceof Block.Item;
      String text = item ? "- " + block.text() : block.text();
      if (inList && item) {
        paragraphs.add(paragraphs.removeLast() + "\n" + text);
      } else {
        paragraphs.add(text);
      }
      inList = item;
    }
    return paragraphs;
  }
}
