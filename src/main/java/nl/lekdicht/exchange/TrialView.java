package nl.lekdicht.exchange;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;

/**
 * What would come of an import. Nothing is taken over by asking.
 *
 * @param rows that hold anything below the headings
 * @param fresh new to the register
 * @param changed that say something else than when they were last taken over
 * @param handled whose number an entry has too that was handled here: taken over they stand there twice
 * @param handledNumbers the first of those numbers
 * @param faults all there are
 * @param items the first of them
 * @param leftOut columns that hold something and are read by nobody
 */
@Serdeable
record TrialView(
    UUID id,
    int rows,
    int fresh,
    int changed,
    int unchanged,
    int handled,
    List<String> handledNumbers,
    int faults,
    List<RowFault> items,
    List<LeftOut> leftOut) {

  static final int MOST_HANDLED = 100;

  @Serdeable
  record LeftOut(String column, String heading) {}
}
