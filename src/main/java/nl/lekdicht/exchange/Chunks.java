package nl.lekdicht.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.lekdicht.core.register.RegisterEntry;

/** Hands entries on as many at a time as one statement takes, counted by their schools too. */
final class Chunks {
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_SCHOOLS = 10_000;

  private final Consumer<List<RegisterEntry>> to;
  private final List<RegisterEntry> waiting = new ArrayList<>();
  private int schools;

  Chunks(Consumer<List<RegisterEntry>> to) {
    this.to = to;
  }

  void add(RegisterEntry entry) {
    if (waiting.size() == MOST_ENTRIES || schools + entry.schools().size() > MOST_SCHOOLS) {
      end();
    }
    waiting.add(entry);
    schools += entry.schools().size();
  }

  /** Hands on what is left. */
  void end() {
    if (!waiting.isEmpty()) {
      to.accept(List.copyOf(waiting));
      waiting.clear();
      schools = 0;
    }
  }
}
