package nl.lekdicht.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.register.SchoolPart;

/** Schools' parts by what finds them. */
final class Parts {
  private Parts() {}

  static Map<String, SchoolPart> byCode(List<SchoolPart> parts) {
    Map<String, SchoolPart> found = new HashMap<>();
    parts.forEach(part -> found.put(part.brin(), part));
    return found;
  }

  /** Names a part among those of several entries. */
  static String key(UUID entry, String brin) {
    return entry + "/" + brin;
  }

  static String joined(Collection<?> parts) {
    return String.join(",", parts.stream().map(Object::toString).toList());
  }
}
