package nl.lekdicht.incident;

import java.util.List;
import java.util.function.Supplier;
import nl.lekdicht.core.Report;
import org.jspecify.annotations.Nullable;

/**
 * Something that follows from the state of an incident and is kept beside the journal by another package. Warnings and missed updates
 * alone do not reach it.
 */
public interface AlsoWritten {
  /**
   * Within the transaction that writes to the journal, with the supplier in scope.
   *
   * @param before null for a new incident, and for one of which nothing was kept yet
   * @param report what the incident was made of; asked for only where it is needed
   */
  void write(@Nullable Dossier before, Dossier after, Supplier<Report> report);

  /**
   * Within the transaction of the caller.
   *
   * @param folded the incident as its journal has it
   * @return a sentence for each difference, without the values themselves; empty when there is none
   */
  List<String> differences(Dossier folded, Supplier<Report> report);
}
