package nl.lekdicht.library;

import java.util.ArrayList;
import java.util.List;

/** What a file names in other files, as it is come across. */
final class References {
  private final List<Reading.Reference> all = new ArrayList<>();

  /** The id under this key; empty after a fault. */
  String read(Fields owner, String key, Reading.Kind kind) {
    String id = owner.id(key);
    if (id == null) {
      return "";
    }
    all.add(new Reading.Reference(kind, id, owner.line(key)));
    return id;
  }

  List<Reading.Reference> all() {
    return List.copyOf(all);
  }
}
