package nl.lekdicht.library;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The library cannot be used: everything that is wrong with it, by file and line. */
public final class LibraryFaults extends RuntimeException {
  private final transient List<Fault> faults;

  LibraryFaults(Collection<Fault> faults) {
    super(
        faults.stream().sorted().distinct().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = faults.stream().sorted().distinct().toList();
  }

  public List<Fault> faults() {
    return faults;
  }
}
