package nl.lekdicht.exchange;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.web.Portions;

/** An array of entries, each as it is given by itself. */
final class JsonExport implements Portions {
  private static final byte[] BEFORE = "[\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BETWEEN = ",\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER = "\n]\n".getBytes(StandardCharsets.UTF_8);

  private final ObjectMapper json;
  private final Function<RegisterEntry, Object> show;
  private final Walk walk;
  private boolean begun;
  private boolean some;

  JsonExport(ObjectMapper json, Function<RegisterEntry, Object> show, Walk walk) {
    this.json = json;
    this.show = show;
    this.walk = walk;
  }

  @Override
  public boolean writeNext(OutputStream to) throws IOException {
    if (!begun) {
      begun = true;
      to.write(BEFORE);
    }
    for (RegisterEntry entry : walk.next()) {
      if (some) {
        to.write(BETWEEN);
      }
      some = true;
      to.write(json.writeValueAsBytes(show.apply(entry)));
    }
    if (walk.hasEnded()) {
      to.write(AFTER);
    }
    return !walk.hasEnded();
  }
}
