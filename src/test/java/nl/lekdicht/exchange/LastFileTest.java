package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.Test;

class LastFileTest {
  private static final byte[] CONTENT = "a;b\n".getBytes(StandardCharsets.UTF_8);

  private final HandClock clock = new HandClock(Service.START);
  private final LastFile files = new LastFile(clock);

  private SourceFile read(String digest) throws SourceFile.Unreadable {
    return files.read(digest, CONTENT);
  }

  @Test
  void a_file_is_remembered_for_some_minutes_after_it_was_read() throws Exception {
    SourceFile first = read("one");
    clock.forward(LastFile.REMEMBERED.minus(Duration.ofSeconds(1)));
    files.forgetStale();
    assertThat(read("one")).isSameAs(first);
    clock.forward(LastFile.REMEMBERED.minus(Duration.ofSeconds(1)));
    files.forgetStale();
    assertThat(read("one")).isSameAs(first);
    clock.forward(LastFile.REMEMBERED);
    files.forgetStale();
    assertThat(read("one")).isNotSameAs(first);
  }

  @Test
  void a_file_that_no_longer_waits_is_forgotten_and_no_other() throws Exception {
    SourceFile first = read("one");
    files.forget("another");
    assertThat(read("one")).isSameAs(first);
    files.forget("one");
    assertThat(read("one")).isNotSameAs(first);
    assertThat(read("two")).isNotSameAs(read("one"));
  }
}
