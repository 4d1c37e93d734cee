package nl.lekdicht.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of which incident, of which entry of the register, or which report a request asks to read.
 *
 * @param subject the incident, the entry or the report
 * @param brin the school whose part it is; null for the whole
 * @param part what follows the subject in the address, without the ids in that
 * @param item the run, paper or file in particular
 */
record Glance(UUID subject, @Nullable String brin, String part, @Nullable UUID item) {
  private static final String SCHOOL_OF = "schools";
  private static final String REPORT = "report";

  /**
   * Empty when the route is about no one incident: of lists nothing is noted.
   *
   * @param template of the route, such as {@code /v1/incidents/{id}/papers/{paper}}; by this and not by the address, because one id can be
   *     written in several ways
   * @param variables of the route, as they were read
   */
  static Optional<Glance> of(String template, Map<String, Object> variables) {
    List<String> segments =
        Arrays.stream(template.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
    int place = placeOfSubject(segments);
    UUID subject = place < 0 ? null : idAt(segments, place, variables);
    if (subject == null) {
      return Optional.empty();
    }
    List<String> rest = segments.subList(place + 1, segments.size());
    String part =
        rest.stream().filter(segment -> !isVariable(segment)).collect(Collectors.joining("/"));
    UUID item = null;
    for (int i = 0; i < rest.size(); i++) {
      UUID id = idAt(rest, i, variables);
      item = id == null ? item : id;
    }
    String whole =
        switch (segments.get(place - 1)) {
          case "entries" -> "register-entry";
          case "reports" -> REPORT;
          default -> "incident";
        };
    return Optional.of(
        new Glance(subject, school(segments, variables), part.isEmpty() ? whole : part, item));
  }

  /** Whether it is what an incident began with, and the subject its report. */
  boolean ofReport() {
    return part.equals(REPORT);
  }

  private static int placeOfSubject(List<String> segments) {
    for (int i = 1; i < segments.size(); i++) {
      boolean ofIncident =
          segments.get(i - 1).equals("incidents") || segments.get(i - 1).equals("reports");
      boolean ofEntry =
          segments.get(i - 1).equals("entries") && i > 1 && segments.get(i - 2).equals("register");
      if (isVariable(segments.get(i)) && (ofIncident || ofEntry)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String school(List<String> segments, Map<String, Object> variables) {
    int place = segments.indexOf(SCHOOL_OF) + 1;
    return place > 0 && place < segments.size() && isVariable(segments.get(place))
        ? String.valueOf(variables.get(nameOf(segments.get(place))))
        : null;
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private static String nameOf(String variable) {
    return variable.substring(1, variable.length() - 1);
  }

  private static @Nullable UUID idAt(
      List<String> segments, int place, Map<String, Object> variables) {
    String segment = segments.get(place);
    Object value = isVariable(segment) ? variables.get(nameOf(segment)) : null;
    if (value instanceof UUID id) {
      return id;
    }
    try {
      return value == null ? null : UUID.fromString(value.toString());
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }
}
