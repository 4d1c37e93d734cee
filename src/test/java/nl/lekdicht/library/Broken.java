package nl.lekdicht.library;

import java.util.List;

/** A fault that one replacement in a file makes, and all that the loader then says, without the name of the file. */
record Broken(String place, String instead, boolean seenBySchema, List<String> faults) {
  /** One that the JSON Schema sees too. */
  static Broken seen(String place, String instead, String... faults) {
    return new Broken(place, instead, true, List.of(faults));
  }

  /** One that only the loader sees. */
  static Broken unseen(String place, String instead, String... faults) {
    return new Broken(place, instead, false, List.of(faults));
  }

  List<String> in(String file) {
    return faults.stream().map(fault -> file + ":" + fault).toList();
  }

  @Override
  public String toString() {
    return "%s → %s".formatted(place.strip(), instead.strip());
  }
}
