package nl.lekdicht.core.checklist;

import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.Role;
import org.jspecify.annotations.Nullable;

/**
 * One step of a checklist.
 *
 * @param source the section and number it comes from
 * @param role who may take it
 * @param optional whether it may be skipped, with a reason
 * @param term within what it must be done, if the source says so
 * @param next where the run goes when the step is done or skipped; null where it ends. For a decision the answer says it
 * @param decision what must be answered, if anything; an optional step has none
 * @param effects what happens when the step is done, whatever the answer
 */
public record Step(
    String id,
    BilingualText title,
    BilingualText help,
    String source,
    Role role,
    boolean optional,
    @Nullable Term term,
    @Nullable String next,
    @Nullable Decision decision,
    List<Effect> effects) {

  public Step {
    effects = List.copyOf(effects);
  }

  /** A question with two or more answers, each with the step that it leads to. */
  public record Decision(BilingualText question, List<Answer> answers) {
    public Decision {
      answers = List.copyOf(answers);
    }

    public Optional<Answer> findAnswer(String answerId) {
      return answers.stream().filter(answer -> answer.id().equals(answerId)).findFirst();
    }
  }

  /**
   * @param next the step that follows; null where the run ends
   * @param effects what happens besides, when this is the answer
   */
  public record Answer(
      String id, BilingualText label, @Nullable String next, List<Effect> effects) {
    public Answer {
      effects = List.copyOf(effects);
    }
  }
}
