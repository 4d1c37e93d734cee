package nl.lekdicht.deadline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import nl.lekdicht.core.calendar.Deadline;
import org.jspecify.annotations.Nullable;

/** Deadlines as a JSON array whose names are the columns of their table, so that any number goes in with one statement. */
final class DeadlineText {
  private static final JsonMapper JSON = new JsonMapper();

  private DeadlineText() {}

  static String format(List<Deadline> deadlines) {
    ArrayNode rows = JSON.createArrayNode();
    for (Deadline deadline : deadlines) {
      ObjectNode row = rows.addObject();
      row.put("slot", deadline.slot());
      row.put("kind", deadline.kind().name());
      row.put("run_id", text(deadline.run()));
      row.put("step_id", deadline.step());
      row.put("brin", deadline.school());
      row.put("minutes", deadline.limit().length().toMinutes());
      row.put("calendar", deadline.limit().calendarId());
      row.put("starts_from", deadline.startsFrom().name());
      row.put("started_at", text(deadline.startedAt()));
      row.put("due_at", text(deadline.dueAt()));
      row.put("met_at", text(deadline.metAt()));
      row.put("basis", deadline.basis());
      row.put("target", deadline.target());
    }
    return rows.toString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Objects.toString(value);
  }
}
