package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Guarantee;
import nl.lekdicht.core.checklist.Path;
import nl.lekdicht.core.checklist.Paths;
import nl.lekdicht.core.checklist.Proposal;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.Term;
import org.jspecify.annotations.Nullable;

/**
 * Reads one checklist and proves it: what the format asks first, then the jumps, then the
 * guarantees on every path.
 */
final class ChecklistReader {
  private static final String END = "end";
  private static final Set<String> OUTCOMES = Set.of(Path.Visit.DONE, Path.Visit.SKIPPED);
  private static final Pattern WHOLE_MINUTES =
      Pattern.compile("PT(?=.*[1-9])([0-9]{1,4}H)?([0-9]{1,5}M)?");
  private static final int MOST_STEPS = 200;

  private final Findings findings;
  private final List<Reading.Reference> references = new ArrayList<>();
  private final Map<String, Integer> stepLines = new HashMap<>();
  private final Map<Jump, Integer> jumpLines = new HashMap<>();
  private final Map<Guarantee, Integer> guarantees = new LinkedHashMap<>();

  /** Whether all step ids and jumps are known, without which no path can be walked. */
  private boolean walkable = true;

  private record Jump(String from, String to) {}

  private enum Counting {
    CLOCK,
    WORKING_HOURS
  }

  private enum EffectType {
    ESCALATE,
    START_CHECKLIST,
    OPEN_AP_NOTIFICATION
  }

  private ChecklistReader(Findings findings) {
    this.findings = findings;
  }

  static Reading<Checklist> read(Fields file, Findings findings) {
    return new ChecklistReader(findings).read(file);
  }

  private Reading<Checklist> read(Fields file) {
    file.number("format", 1, 1);
    String id = file.id("id");
    BilingualText title = file.bilingual("title");
    BilingualText when = file.bilingual("when");
    String source = file.text("source");
    IncidentKind kind =
        requireNonNullElse(
            file.oneOf("incidentKind", IncidentKind.class), IncidentKind.SECURITY_INCIDENT);
    List<Proposal> proposals =
        file.findList("proposals", "A proposal").stream().map(ChecklistReader::proposal).toList();
    List<Step> steps = steps(file);
    guarantees(file.list("guarantees", "A guarantee"), steps);
    file.close();
    Checklist checklist =
        new Checklist(
            requireNonNullElse(id, ""),
            title,
            when,
            source,
            kind,
            proposals,
            steps,
            List.copyOf(guarantees.keySet()));
    if (walkable) {
      prove(checklist, file);
    }
    return new Reading<>(id, file.line("id"), checklist, List.copyOf(references));
  }

  private static Proposal proposal(Fields proposal) {
    int rank = proposal.number("rank", 1, 9);
    Set<Report.What> what = proposal.someOf("what", Report.What.class);
    Set<Report.Where> where = proposal.someOf("where", Report.Where.class);
    proposal.close();
    return new Proposal(rank, what, where);
  }

  private List<Step> steps(Fields file) {
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
    Role role = requireNonNullElse(step.oneOf("role", Role.class), Role.INCIDENT_MANAGER);
    boolean optional = step.flag("optional");
    Fields termFields = step.find("term", "A term");
    Term term = termFields == null ? null : term(termFields);
    List<Effect> effects = effects(step);
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

  private Term term(Fields term) {
    DeadlineKind kind =
        requireNonNullElse(term.oneOf("kind", DeadlineKind.class), DeadlineKind.CLOSE_ACCESS);
    Duration within =
        term.parsed(
            "within",
            "one or more whole minutes, such as PT30M or PT1H30M",
            text -> WHOLE_MINUTES.matcher(text).matches() ? Duration.parse(text) : null);
    Duration length = requireNonNullElse(within, Duration.ofMinutes(1));
    Counting counting = term.oneOf("counting", Counting.class);
    Moment from = requireNonNullElse(term.oneOf("from", Moment.class), Moment.REPORT);
    String basis = term.text("basis");
    TimeLimit limit =
        switch (counting) {
          case CLOCK -> new TimeLimit.ClockTime(length);
          case WORKING_HOURS ->
              new TimeLimit.WorkingTime(length, reference(term, "calendar", Reading.Kind.CALENDAR));
          case null -> {
            term.closeUnjudged();
            yield new TimeLimit.ClockTime(length);
          }
        };
    term.close();
    return new Term(kind, limit, from, basis);
  }

  private List<Effect> effects(Fields owner) {
    List<Effect> effects = new ArrayList<>();
    for (Fields effect : owner.findList("effects", "An effect")) {
      EffectType type = effect.oneOf("type", EffectType.class);
      switch (type) {
        case ESCALATE -> {
          Effect.Certainty certainty = effect.oneOf("certainty", Effect.Certainty.class);
          effects.add(
              new Effect.Escalate(requireNonNullElse(certainty, Effect.Certainty.POSSIBLE)));
        }
        case START_CHECKLIST ->
            effects.add(
                new Effect.StartChecklist(reference(effect, "checklist", Reading.Kind.CHECKLIST)));
        case OPEN_AP_NOTIFICATION -> effects.add(new Effect.OpenApNotification());
        case null -> effect.closeUnjudged();
      }
      effect.close();
    }
    return effects;
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
      List<Effect> effects = effects(answer);
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

  private String reference(Fields owner, String key, Reading.Kind kind) {
    String id = owner.id(key);
    if (id == null) {
      return "";
    }
    references.add(new Reading.Reference(kind, id, owner.line(key)));
    return id;
  }

  private void guarantees(List<Fields> fields, List<Step> steps) {
    Map<String, Step> byId =
        steps.stream().collect(Collectors.toMap(Step::id, step -> step, (first, second) -> first));
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

  private void prove(Checklist checklist, Fields file) {
    for (Step step : Paths.unreachable(checklist)) {
      findings.add(lineOf(step.id()), "No path comes to step \"%s\".".formatted(step.id()));
    }
    Optional<List<String>> circle = Paths.findCircle(checklist);
    if (circle.isPresent()) {
      List<String> steps = circle.get();
      Jump back = new Jump(steps.get(steps.size() - 2), steps.getLast());
      int line = jumpLines.getOrDefault(back, lineOf(back.from()));
      findings.add(line, "This path never ends: %s.".formatted(String.join(", ", steps)));
      return;
    }
    if (Paths.count(checklist) > Paths.MOST) {
      file.fault(
          "steps",
          "There are more than %d paths, too many to prove a guarantee on each."
              .formatted(Paths.MOST));
      return;
    }
    List<Path> paths = Paths.of(checklist);
    guarantees.forEach((guarantee, line) -> prove(guarantee, line, paths));
  }

  private void prove(Guarantee guarantee, int line, List<Path> paths) {
    Paths.findBreach(paths, guarantee)
        .ifPresent(path ->
            findings.add(
                line,
                "Guarantee \"%s\" asks for %s, but this path breaks it: %s."
                    .formatted(guarantee.id(), String.join(", then ", guarantee.pass()), path)));
    if (paths.stream().noneMatch(path -> path.isMeantBy(guarantee))) {
      findings.add(
          line,
          "Guarantee \"%s\" says nothing: no path meets its conditions.".formatted(guarantee.id()));
    }
  }

  private int lineOf(String stepId) {
    return stepLines.getOrDefault(stepId, 1);
  }
}
