package nl.lekdicht.deadline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.term.NextRung;
import nl.lekdicht.core.term.Watched;
import org.jspecify.annotations.Nullable;

/** Deadlines as a JSON array whose names are the columns of their table, so that any number goes in with one statement. */
final class DeadlineText {
  private static final JsonMapper JSON = new JsonMapper();

  private DeadlineText() {}

  static String format(Map<UUID, List<Watched>> byIncident) {
    ArrayNode rows = JSON.createArrayNode();
    byIncident.forEach((incident, all) ->
        all.forEach(
            watched -> fill(rows.addObject().put("incident_id", incident.toString()), watched)));
    return rows.toString();
  }

  private static void fill(ObjectNode row, Watched watched) {
    Deadline deadline = watched.deadline();
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
    row.put("basis", deadline.basis().clause());
    row.put("holds_from", text(deadline.basis().holdsFrom()));
    row.put("target", deadline.basis().target());
    row.put("judged", text(deadline.judged()));
    row.put("acknowledged_at", text(watched.acknowledgedAt()));
    row.put("look_at", text(watched.lookAt()));
    NextRung next = watched.next();
    if (next != null) {
      row.put("next_rung", next.number());
      row.put("next_at", next.at().toString());
      row.put("next_audience", next.audience().name());
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Objects.toString(value);
  }
}
