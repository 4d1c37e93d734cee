package nl.lekdicht.exchange;

import java.util.List;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.register.Register.Place;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of an export, a page at a time. */
final class Walk {
  /** So many are in memory at once. */
  static final int PAGE = 200;

  /** Few first, so that the reader need not wait for many. */
  private static final int FIRST = 20;

  private final Pages pages;
  private @Nullable Place after;
  private boolean ended;

  /** Where the entries come from. */
  @FunctionalInterface
  interface Pages {
    List<RegisterEntry> after(@Nullable Place place, int atMost);
  }

  Walk(Pages pages) {
    this.pages = pages;
  }

  /** The next page; empty at the end. */
  List<RegisterEntry> next() {
    return next(after == null ? FIRST : PAGE);
  }

  List<RegisterEntry> next(int atMost) {
    if (ended) {
      return List.of();
    }
    List<RegisterEntry> page = pages.after(after, atMost);
    ended = page.size() < atMost;
    if (!page.isEmpty()) {
      RegisterEntry last = page.getLast();
      after = new Place(last.reportedAt(), last.id());
    }
    return page;
  }

  boolean hasEnded() {
    return ended;
  }
}
