package nl.lekdicht.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An archive that its reader leaves before its end is over, too: what compresses it keeps no memory. */
class ArchiveTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void an_archive_that_was_left_compresses_no_more_and_gives_nothing() throws IOException {
    Archive archive =
        new Archive(
            List.of(
                Item.text("first.txt", () -> "the first"),
                Item.text("second.txt", () -> "the second")),
            AT);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    assertThat(archive.writeNext(read)).isTrue();
    int size = read.size();

    archive.close();

    assertThat(read.size()).isEqualTo(size);
    assertThatThrownBy(() -> archive.writeNext(read)).isInstanceOf(IOException.class);
  }
}
