package nl.lekdicht.library;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** The faults of one file, as they are found. */
final class Findings {
  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(int line, String sentence) {
    faults.add(new Fault(file, line, sentence));
  }

  void add(Node at, String sentence) {
    add(lineOf(at), sentence);
  }

  List<Fault> faults() {
    return faults;
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
