package nl.lekdicht.letter;

import jakarta.inject.Singleton;
import java.net.URI;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.outbox.Letter;

/**
 * The texts that tell a school of an incident, and the letters that a school can send to the people concerned.
 *
 * <p>A text is the canonical text of {@link nl.lekdicht.core.paper.Prose}, to be edited by a person before another approves it. What is
 * not known is said to be so. It never names another school.
 */
@Singleton
public final class NoticeTexts {
  /** The content of a notice. */
  public String notice(NoticeFacts facts) {
    return facts.school() + "\n";
  }

  /** The content of a letter to the people concerned. */
  public String letter(SubjectFacts facts) {
    return facts.school() + "\n";
  }

  /**
   * The title of a notice: that of its file, and the subject of the mail that brings it.
   *
   * @param number of a follow-up, from 1; of others it says nothing
   */
  public String title(PaperKind kind, int number, String incidentNumber, String language) {
    return incidentNumber;
  }

  /** The title of a letter to the people concerned, which says nothing of what happened. */
  public String letterTitle(String language) {
    return language;
  }

  /**
   * The mail that brings an approved notice: exactly its words, and how to say that it was read.
   *
   * @param content the approved text
   * @param link where it is acknowledged, once
   */
  public Letter covering(
      PaperKind kind,
      int number,
      String incidentNumber,
      String language,
      String content,
      URI link) {
    return new Letter(
        title(kind, number, incidentNumber, language), java.util.List.of(content), link);
  }
}
