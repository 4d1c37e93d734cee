package nl.lekdicht.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecklistsCommandTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void it_tells_what_is_proven_and_draws() throws Exception {
    SmallLibrary.in(directory);
    Path diagrams = directory.resolve("drawn/here");

    int code =
        run(
            "--checklists",
            directory.toString(),
            "--diagrams",
            diagrams.toString(),
            "--language",
            "en");

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8))
        .contains(
            "small  Small\n",
            "  steps    5, optional 1\n"
                + "  paths    4\n"
                + "  longest  5 steps: close, look: seen, tell, mend, open\n",
            "  proven   told: where look: seen, always tell\n"
                + "  proven   closed-first: always close, then open\n",
            "hours  Hours\n  knows 2026 to 2027, 3 free days\n",
            "brief  terms\n",
            "  rule     AP_NOTIFICATION within PT72H, from 2018-05-25\n",
            "  rule     SCHOOL_NOTICE within PT24H, from 2018-05-27, our own target\n",
            "  ladder   CLOSE_ACCESS: 50% HANDLER, due INCIDENT_MANAGERS, due + PT15M DEPUTIES,"
                + " due + PT30M BOARD, again every PT24H\n",
            "  updates  every PT1H from 07:00 to 22:00 Europe/Amsterdam, from 2022-06-01\n",
            "brief-1  Brief form\n",
            "  form     from 2020-01-01, 2 sections, 4 fields, 3 filled from the incident\n",
            "2 checklists, 6 steps; diagrams in " + diagrams);
    try (Stream<Path> files = Files.list(diagrams)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("small.mmd", "small.svg", "other.mmd", "other.svg");
    }
    assertThat(diagrams.resolve("small.svg")).content().contains("lang=\"en\"");
  }

  @Test
  void it_prints_all_faults_and_fails() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory,
        "trial/other.yml",
        SmallLibrary.with(SmallLibrary.OTHER, "format: 1", "format: 2"));

    assertThat(run("--checklists", directory.toString(), "--diagrams", directory.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(directory + "/trial/other.yml:1: \"format\" must be 1.\n1 fault\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void it_says_when_the_diagrams_cannot_be_written() {
    SmallLibrary.in(directory);
    Path file = directory.resolve("trial/small.yml");

    assertThat(run("--checklists", directory.toString(), "--diagrams", file.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("The diagrams cannot be written to " + file);
  }

  @Test
  void words_it_does_not_understand_are_answered_with_the_usage() {
    assertThat(run("--diagrams")).isEqualTo(2);
    assertThat(run("--colour", "red")).isEqualTo(2);
    assertThat(run("--language", "fr")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("checklists [--checklists DIR]");
  }

  private int run(String... args) {
    return ChecklistsCommand.run(
        List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
