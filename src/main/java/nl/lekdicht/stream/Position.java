package nl.lekdicht.stream;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the order of what happened; everything up to and including it was read. Its text, {@code <tx>-<seq>}, is the id of an event.
 *
 * @param tx the transaction in which it was written
 * @param seq tells rows of one transaction apart
 */
record Position(long tx, long seq) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /** Empty when the text is no place. */
  static Optional<Position> find(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(new Position(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
        : Optional.empty();
  }

  boolean isAfter(Position other) {
    return tx > other.tx || (tx == other.tx && seq > other.seq);
  }

  /** As the database takes a transaction id. */
  String txText() {
    return Long.toString(tx);
  }

  @Override
  public String toString() {
    return tx + "-" + seq;
  }
}
