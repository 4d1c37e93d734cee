package nl.lekdicht.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.checklist.Guarantee;
import nl.lekdicht.core.checklist.Path;
import nl.lekdicht.core.checklist.Step;
import org.jspecify.annotations.Nullable;

/** Reads what a checklist guarantees on its paths. */
final class GuaranteesReader {
  private GuaranteesReader() {}

  /** Each sound guarantee with its line. */
  static Map<Guarantee, Integer> read(List<Fields> fields, List<Step> steps) {
    Map<String, Step> byId =
        steps.stream().collect(Collectors.toMap(Step::id, step -> step, (first, second) -> first));
    Map<Guarantee, Integer> guarantees = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Fields guarantee : fields) {
      String id = guarantee.id("id");
      BilingualText title = guarantee.bilingual("title");
      Map<String, String> when = conditions(guarantee, byId);
      List<String> pass = guarantee.texts("pass");
      guarantee.close();
      boolean sound = !pass.isEmpty();
      for (String stepId : pass) {
        if (!byId.containsKey(stepId)) {
          guarantee.fault("pass", "There is no step \"%s\" to pass.".formatted(stepId));
          sound = false;
        }
      }
      Integer earlier = id == null ? null : lines.putIfAbsent(id, guarantee.line("id"));
      if (earlier != null) {
        guarantee.fault(
            "id", "There is a guarantee \"%s\" already, on line %d.".formatted(id, earlier));
      } else if (sound && id != null && when != null) {
        guarantees.put(new Guarantee(id, title, when, pass), guarantee.line());
      }
    }
    return guarantees;
  }

  /** The conditions; null when there is a fault in them. */
  private static @Nullable Map<String, String> conditions(
      Fields guarantee, Map<String, Step> steps) {
    Fields when = guarantee.find("when", "\"when\"");
    if (when == null) {
      return Map.of();
    }
    if (when.isEmpty()) {
      when.fault(
          "when", "\"when\" has no conditions; leave it out where the guarantee holds always.");
      return null;
    }
    boolean sound = true;
    Map<String, String> conditions = new TreeMap<>();
    for (String stepId : when.keys()) {
      String outcome = when.text(stepId);
      Step step = steps.get(stepId);
      if (step == null) {
        when.fault(stepId, "There is no step \"%s\" to set a condition on.".formatted(stepId));
      } else if (!outcome.isEmpty() && !outcomes(step).contains(outcome)) {
        when.fault(
            stepId,
            "Step \"%s\" never comes out as \"%s\", only as %s."
                .formatted(stepId, outcome, String.join(", ", outcomes(step))));
      } else if (!outcome.isEmpty()) {
        conditions.put(stepId, outcome);
        continue;
      }
      sound = false;
    }
    return sound ? conditions : null;
  }

  private static List<String> outcomes(Step step) {
    List<String> outcomes = new ArrayList<>();
    if (step.decision() != null) {
      step.decision().answers().forEach(answer -> outcomes.add(answer.id()));
    }
    outcomes.add(Path.Visit.DONE);
    if (step.optional()) {
      outcomes.add(Path.Visit.SKIPPED);
    }
    return outcomes;
  }
}
