package nl.lekdicht.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a line must say as a whole, and what it cannot say at once. */
final class LineRules {
  private static final String CONTRADICTS_DONE =
      "says no, but the line gives when or under which number";

  private LineRules() {}

  /**
   * @param faulty of these it is told already that they cannot be read
   * @return a rule for each target that breaks one
   */
  static Map<Target, String> faults(Content content, Set<Target> faulty) {
    Map<Target, String> rules = new LinkedHashMap<>();
    if (content.find(Target.NUMBER).isEmpty()) {
      rules.put(Target.NUMBER, "is missing; every entry has its own number");
    }
    if (content.find(Target.KIND).isEmpty() && content.find(Target.CLASSIFICATION).isEmpty()) {
      rules.put(
          Target.KIND,
          "is missing; say what it was, in this column or in that of the classification");
    }
    if (content.earliest().isEmpty()
        && faulty.stream().noneMatch(target -> target.shape() == Target.Shape.MOMENT)) {
      rules.put(Target.REPORTED_AT, "is missing, and no other moment is given instead");
    }
    if (content.find(Target.RISK).isEmpty()) {
      for (Target target : new Target[] {Target.RISK_METHOD, Target.RISK_REASONS}) {
        if (content.find(target).isPresent()) {
          rules.put(Target.RISK, "is missing, and the line says how or why it was judged");
        }
      }
    }
    if (content.find(Target.SCHOOLS).isEmpty()) {
      content.said().keySet().stream()
          .filter(Target::isOfSchools)
          .findFirst()
          .ifPresent(target ->
              rules.put(
                  Target.SCHOOLS,
                  "is missing, and the line gives %s, which is said of a school"
                      .formatted(target)));
    }
    if (says(content, Target.AP_NOTIFIED, "NO")
        && (content.find(Target.AP_NOTIFIED_AT).isPresent()
            || content.find(Target.AP_NUMBER).isPresent())) {
      rules.put(Target.AP_NOTIFIED, CONTRADICTS_DONE);
    }
    if (says(content, Target.SUBJECTS_TOLD, "NO")
        && content.find(Target.SUBJECTS_TOLD_AT).isPresent()) {
      rules.put(Target.SUBJECTS_TOLD, CONTRADICTS_DONE);
    }
    after(rules, content, Target.OCCURRED_FROM, Target.OCCURRED_TO);
    after(rules, content, Target.REPORTED_AT, Target.CLOSED_AT);
    rules.keySet().removeAll(faulty);
    return rules;
  }

  private static boolean says(Content content, Target target, String option) {
    return content.find(target).filter(option::equals).isPresent();
  }

  private static void after(Map<Target, String> rules, Content content, Target first, Target then) {
    Instant from = moment(content, first);
    Instant to = moment(content, then);
    if (from != null && to != null && to.isBefore(from)) {
      rules.put(then, "lies before %s".formatted(first));
    }
  }

  private static @Nullable Instant moment(Content content, Target target) {
    return content.find(target).map(Instant::parse).orElse(null);
  }
}
