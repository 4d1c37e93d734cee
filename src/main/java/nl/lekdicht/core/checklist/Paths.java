package nl.lekdicht.core.checklist;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All ways through a checklist whose ids are unique and whose jumps land. */
public final class Paths {
  /** A checklist with more paths than this is refused rather than proven. */
  public static final int MOST = 10_000;

  private Paths() {}

  /**
   * A way on from a step: what came of the step, and the step that follows; null where the run
   * ends.
   */
  private record Way(String outcome, @Nullable String next) {}

  /**
   * All paths; in the order of the file, done before skipped.
   *
   * @throws IllegalArgumentException when the checklist has a circle, or more than {@link #MOST}
   *     paths
   */
  public static List<Path> of(Checklist checklist) {
    if (findCircle(checklist).isPresent() || count(checklist) > MOST) {
      throw new IllegalArgumentException(
          checklist.id() + " has a circle or more than " + MOST + " paths");
    }
    List<Path> paths = new ArrayList<>();
    walk(checklist, checklist.first().id(), new ArrayList<>(), paths);
    return List.copyOf(paths);
  }

  /** How many paths there are, at most {@link #MOST} + 1. The checklist has no circle. */
  public static int count(Checklist checklist) {
    return count(checklist, checklist.first().id(), new HashMap<>());
  }

  /** The path on which most steps are done; the first of them in the order of {@link #of}. */
  public static Path longest(List<Path> paths) {
    return paths.stream().max(comparingLong(Path::stepsDone)).orElseThrow();
  }

  /** The first path, if any, on which the guarantee does not hold. */
  public static Optional<Path> findBreach(List<Path> paths, Guarantee guarantee) {
    return paths.stream().filter(path -> !path.keeps(guarantee)).findFirst();
  }

  /** Steps that no path comes to, in the order of the file. */
  public static List<Step> unreachable(Checklist checklist) {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(checklist.first().id()));
    while (!open.isEmpty()) {
      String stepId = open.removeLast();
      if (reached.add(stepId)) {
        ways(checklist.step(stepId)).stream()
            .map(Way::next)
            .filter(Objects::nonNull)
            .forEach(open::add);
      }
    }
    return checklist.steps().stream().filter(step -> !reached.contains(step.id())).toList();
  }

  /**
   * The steps of a circle that can be reached, the first repeated at the end; empty when every path
   * ends.
   */
  public static Optional<List<String>> findCircle(Checklist checklist) {
    return findCircle(checklist, checklist.first().id(), new LinkedHashSet<>(), new HashSet<>());
  }

  private static Optional<List<String>> findCircle(
      Checklist checklist, String stepId, SequencedSet<String> behind, Set<String> ending) {
    if (ending.contains(stepId)) {
      return Optional.empty();
    }
    if (!behind.add(stepId)) {
      List<String> walked = new ArrayList<>(behind);
      List<String> circle = new ArrayList<>(walked.subList(walked.indexOf(stepId), walked.size()));
      circle.add(stepId);
      return Optional.of(circle);
    }
    for (Way way : ways(checklist.step(stepId))) {
      if (way.next() != null) {
        Optional<List<String>> circle = findCircle(checklist, way.next(), behind, ending);
        if (circle.isPresent()) {
          return circle;
        }
      }
    }
    behind.remove(stepId);
    ending.add(stepId);
    return Optional.empty();
  }

  private static int count(Checklist checklist, String stepId, Map<String, Integer> counted) {
    Integer known = counted.get(stepId);
    if (known != null) {
      return known;
    }
    int paths = 0;
    for (Way way : ways(checklist.step(stepId))) {
      paths =
          Math.min(
              MOST + 1, paths + (way.next() == null ? 1 : count(checklist, way.next(), counted)));
    }
    counted.put(stepId, paths);
    return paths;
  }

  private static void walk(
      Checklist checklist, String stepId, List<Path.Visit> behind, List<Path> paths) {
    for (Way way : ways(checklist.step(stepId))) {
      behind.add(new Path.Visit(stepId, way.outcome()));
      if (way.next() == null) {
        paths.add(new Path(behind));
      } else {
        walk(checklist, way.next(), behind, paths);
      }
      behind.removeLast();
    }
  }

  private static List<Way> ways(Step step) {
    if (step.decision() != null) {
      return step.decision().answers().stream()
          .map(answer -> new Way(answer.id(), answer.next()))
          .toList();
    }
    Way done = new Way(Path.Visit.DONE, step.next());
    return step.optional()
        ? List.of(done, new Way(Path.Visit.SKIPPED, step.next()))
        : List.of(done);
  }
}
