package nl.lekdicht.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of the register as the database takes it: JSON whose names are the attributes of {@code register_filter}. */
final class FilterText {
  private static final JsonMapper JSON = new JsonMapper();

  private FilterText() {}

  static String format(Register.Filter filter) {
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("asked", filter.q());
    wanted.put("kind", name(filter.kind()));
    wanted.put("classification", name(filter.classification()));
    wanted.put("incident_type", filter.incidentType());
    wanted.put("state", name(filter.state()));
    wanted.put("origin", name(filter.origin()));
    wanted.put("risk", name(filter.risk()));
    wanted.put("ap_state", name(filter.apState()));
    wanted.put("sensitive", filter.sensitive());
    wanted.put("school", filter.school());
    wanted.put("from_moment", text(filter.from()));
    wanted.put("to_moment", text(filter.to()));
    try {
      return JSON.writeValueAsString(wanted);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a filter that cannot be written", e);
    }
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable String text(@Nullable Instant value) {
    return value == null ? null : value.toString();
  }
}
