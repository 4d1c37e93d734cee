package nl.lekdicht.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server as its postmaster.pid describes it. The lines of that file: process id, data directory, start, port, socket
 * directory, listen address, shared memory, state.
 */
record Postmaster(long pid, int port, boolean ready) {
  static final String FILE = "postmaster.pid";

  /** Empty when there is no such file, or it is not written to its end yet. */
  static Optional<Postmaster> of(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(data.resolve(FILE));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.size() < 4 || lines.get(3).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.getFirst().strip()),
            Integer.parseInt(lines.get(3).strip()),
            lines.size() >= 8 && lines.get(7).strip().equals("ready")));
  }

  /** Whether that process runs, runs PostgreSQL, and runs it on this directory: a process id may have passed to another program. */
  boolean serves(Path data) {
    var process = ProcessHandle.of(pid);
    if (process.isEmpty() || !process.get().isAlive()) {
      return false;
    }
    try {
      return Files.isSameFile(proc("cwd"), data)
          && proc("exe").toRealPath().getFileName().toString().equals("postgres");
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the process runs this very program: a server that an earlier release left behind is to be replaced. */
  boolean runs(Path program) {
    try {
      return Files.isSameFile(proc("exe"), program);
    } catch (IOException e) {
      return false;
    }
  }

  private Path proc(String link) {
    return Path.of("/proc", Long.toString(pid), link);
  }
}
