package nl.lekdicht.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line may end: after white space or a hyphen, where Java allows it. Java alone would end one within 15:00. */
final class LineBreaker implements FSTextBreaker {
  private static final int NONE = -1;

  private final BreakIterator breaks;
  private String text = "";

  LineBreaker(Locale locale) {
    breaks = BreakIterator.getLineInstance(locale);
  }

  @Override
  public int next() {
    int next = breaks.next();
    while (next != BreakIterator.DONE && !mayEnd(next)) {
      next = breaks.next();
    }
    return next == BreakIterator.DONE ? NONE : next;
  }

  private boolean mayEnd(int place) {
    char before = text.charAt(place - 1);
    return place == text.length() || Character.isWhitespace(before) || before == '-';
  }

  @Override
  public void setText(String text) {
    this.text = text;
    breaks.setText(text);
  }
}
