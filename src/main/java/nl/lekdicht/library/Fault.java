package nl.lekdicht.library;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * Something wrong in a file.
 *
 * @param line from 1
 */
public record Fault(String file, int line, String sentence) implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      comparing(Fault::file).thenComparingInt(Fault::line).thenComparing(Fault::sentence);

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + sentence;
  }
}
