package nl.lekdicht.core.form;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a draft says otherwise than another. Who typed it makes no difference. */
public final class Differences {
  private Differences() {}

  /** Between all that the two hold, also in fields that are not asked. */
  public static List<Difference> between(Draft before, Draft after) {
    return between(before.answers(), after.answers());
  }

  /** Between what the two ask and answer, which is what is filed; both are of this form. */
  public static List<Difference> between(Form form, Draft before, Draft after) {
    return between(asked(form, before), asked(form, after));
  }

  private static Map<String, Answer> asked(Form form, Draft draft) {
    return draft.asked(form).stream()
        .collect(
            toMap(
                Field::id, field -> draft.answer(field.id()), (one, _) -> one, LinkedHashMap::new));
  }

  private static List<Difference> between(Map<String, Answer> before, Map<String, Answer> after) {
    Set<String> fields = new LinkedHashSet<>(after.keySet());
    fields.addAll(before.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String field : fields) {
      Answer from = before.getOrDefault(field, Answer.NONE);
      Answer to = after.getOrDefault(field, Answer.NONE);
      if (!from.saysTheSameAs(to)) {
        differences.add(new Difference(field, orNull(from), orNull(to)));
      }
    }
    return differences;
  }

  private static @Nullable Answer orNull(Answer answer) {
    return answer.saysTheSameAs(Answer.NONE) ? null : answer;
  }
}
