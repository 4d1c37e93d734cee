package nl.lekdicht.core.form;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** When a field is asked. It looks at fields that stand before it; one that is not asked itself has no answer here. */
public sealed interface Condition {
  /** The condition in one line, for people. */
  String words();

  /** One of these options was chosen. */
  record Chosen(String field, Set<String> options) implements Condition {
    public Chosen {
      options = Collections.unmodifiableSortedSet(new TreeSet<>(options));
    }

    @Override
    public String words() {
      return field + " is " + String.join(" or ", options);
    }
  }

  /** The field has a value; "not yet known" is none. */
  record Answered(String field) implements Condition {
    @Override
    public String words() {
      return field + " is answered";
    }
  }

  record AtStage(Set<Stage> stages) implements Condition {
    public AtStage {
      stages = Collections.unmodifiableSortedSet(new TreeSet<>(stages));
    }

    @Override
    public String words() {
      return "stage is " + stages.stream().map(Stage::name).collect(joining(" or "));
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public String words() {
      return "not (" + condition.words() + ")";
    }
  }

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public String words() {
      return conditions.stream().map(Condition::inBrackets).collect(joining(" and "));
    }
  }

  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }

    @Override
    public String words() {
      return conditions.stream().map(Condition::inBrackets).collect(joining(" or "));
    }
  }

  private static String inBrackets(Condition condition) {
    return switch (condition) {
      case All _, Any _ -> "(" + condition.words() + ")";
      case Chosen _, Answered _, AtStage _, Not _ -> condition.words();
    };
  }
}
