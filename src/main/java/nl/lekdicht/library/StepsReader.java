package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Path;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.Term;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a checklist, and where each of them leads. */
final class StepsReader {
  private static final String END = "end";
  private static final Set<String> OUTCOMES = Set.of(Path.Visit.DONE, Path.Visit.SKIPPED);
  private static final int MOST_STEPS = 200;

  /** Whom a checklist can give work to: the board only hears and reads, and nobody is the watch. */
  private static final Set<Role> WORKERS = EnumSet.complementOf(EnumSet.of(Role.BOARD, Role.WATCH));

  private final References references;
  private final Origin origin;
  private final Map<String, Integer> stepLines = new HashMap<>();
  private final Map<Jump, Integer> jumpLines = new HashMap<>();
  private boolean walkable = true;

  private record Jump(String from, String to) {}

  StepsReader(References references, Origin origin) {
    this.references = references;
    this.origin = origin;
  }

  /** Whether all step ids and jumps are known, without which no path can be walked. */
  boolean isWalkable() {
    return walkable;
  }

  int lineOf(String stepId) {
    return stepLines.getOrDefault(stepId, 1);
  }

  /** The line of the jump, or of the step that it leaves where it merely goes on. */
  int lineOfJump(String from, String to) {
    return jumpLines.getOrDefault(new Jump(from, to), lineOf(from));
  }

  List<Step> read(Fields file) {
    List<Fields> fields = file.list("steps", "A step");
    if (fields.isEmpty() || fields.size() > MOST_STEPS) {
      walkable = false;
    }
    if (fields.size() > MOST_STEPS) {
      file.fault(
          "steps",
          "A checklist has at most %d steps, not %d.".formatted(MOST_STEPS, fields.size()));
    }
    List<String> ids = new ArrayList<>();
    for (Fields step : fields) {
      ids.add(stepId(step, ids.size() + 1));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      steps.add(step(fields.get(i), ids.get(i), i + 1 < ids.size() ? ids.get(i + 1) : null));
    }
    return steps;
  }

  /** The id; after a fault a stand-in that no file can name. */
  private String stepId(Fields step, int number) {
    String id = step.id("id");
    if (id != null && id.equals(END)) {
      step.fault("id", "A step cannot be called \"%s\": that is where a path ends.".formatted(END));
    } else if (id != null && stepLines.containsKey(id)) {
      step.fault(
          "id", "There is a step \"%s\" already, on line %d.".formatted(id, stepLines.get(id)));
    } else if (id != null) {
      stepLines.put(id, step.line("id"));
      return id;
    }
    walkable = false;
    return "#" + number;
  }

  /**
   * @param following the step that stands next in the file; null for the last
   */
  private Step step(Fields step, String id, @Nullable String following) {
    BilingualText title = step.bilingual("title");
    BilingualText help = step.bilingual("help");
    String source = step.text("source");
    Role role = requireNonNullElse(step.oneOf("role", Role.class, WORKERS), Role.INCIDENT_MANAGER);
    boolean optional = step.flag("optional");
    Fields termFields = step.find("term", "A term");
    Term term = termFields == null ? null : TermReader.read(termFields, references, origin);
    List<Effect> effects = EffectsReader.read(step, references);
    Fields decisionFields = step.find("decision", "A decision");
    Step.Decision decision =
        decisionFields == null ? null : decision(decisionFields, id, following);
    if (optional && decision != null) {
      step.fault(
          "optional",
          "A step with a decision cannot be optional: without an answer it is not known what"
              + " follows.");
    }
    String next = decision == null ? next(step, id, following) : null;
    if (decision != null && step.findText("next") != null) {
      step.fault(
          "next",
          "A step with a decision has no \"next\" of its own; each answer says what follows.");
    }
    step.close();
    return new Step(id, title, help, source, role, optional, term, next, decision, effects);
  }

  private Step.Decision decision(Fields decision, String stepId, @Nullable String following) {
    BilingualText question = decision.bilingual("question");
    List<Fields> fields = decision.list("answers", "An answer");
    if (fields.size() == 1) {
      decision.fault("answers", "A decision needs two answers or more.");
    }
    Map<String, Step.Answer> answers = new LinkedHashMap<>();
    for (Fields answer : fields) {
      String id = answer.id("id");
      BilingualText label = answer.bilingual("label");
      String next = next(answer, stepId, following);
      List<Effect> effects = EffectsReader.read(answer, references);
      answer.close();
      if (id != null && !OUTCOMES.contains(id) && !answers.containsKey(id)) {
        answers.put(id, new Step.Answer(id, label, next, effects));
        continue;
      }
      walkable = false;
      if (id != null) {
        answer.fault(
            "id",
            OUTCOMES.contains(id)
                ? "An answer cannot be called \"%s\": a guarantee uses that word for a step."
                    .formatted(id)
                : "There is an answer \"%s\" to this question already.".formatted(id));
      }
    }
    decision.close();
    return new Step.Decision(question, List.copyOf(answers.values()));
  }

  /**
   * The step that follows; null for the end. Where the key is missing, that is the next one in the
   * file.
   */
  private @Nullable String next(Fields owner, String stepId, @Nullable String following) {
    String next = owner.findText("next");
    if (next == null) {
      return following;
    }
    if (next.equals(END)) {
      return null;
    }
    if (!stepLines.containsKey(next)) {
      if (!next.isEmpty()) {
        owner.fault(
            "next",
            "There is no step \"%s\" to go to; use the id of a step, or \"%s\"."
                .formatted(next, END));
      }
      walkable = false;
      return following;
    }
    jumpLines.putIfAbsent(new Jump(stepId, next), owner.line("next"));
    return next;
  }
}
