package nl.lekdicht.letter;

import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/**
 * What a notice to a school is made from.
 *
 * @param kind a kind that is a notice
 * @param number of a follow-up, from 1; of others it says nothing
 * @param language nl or en
 * @param sixHeadings whether the agreement asks for the six headings of Focus PO
 * @param school the name of the school that it is for
 * @param facts as they hold for that school
 * @param receivedAt when the supplier got the report
 * @param establishedAt when it was established that it is a breach; null while it is not
 * @param closedAt null while the incident is not closed
 * @param risk null while nobody has judged it
 * @param answerBefore by when a school should answer to a joint intention; null for as soon as possible
 * @param schoolsHit how many schools are hit, this one included; 0 while that is not known
 */
public record NoticeFacts(
    PaperKind kind,
    int number,
    String language,
    boolean sixHeadings,
    String supplier,
    String school,
    String incidentNumber,
    Facts facts,
    List<Measure> measures,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    @Nullable Instant establishedAt,
    @Nullable Instant closedAt,
    @Nullable Risk risk,
    @Nullable Instant answerBefore,
    int schoolsHit) {
  public NoticeFacts {
    measures = List.copyOf(measures);
    if (!kind.isNotice()) {
      throw new IllegalArgumentException("%s is no notice".formatted(kind));
    }
    if (kind == PaperKind.FOLLOW_UP && number < 1) {
      throw new IllegalArgumentException("a follow-up without a number");
    }
  }
}
