package nl.lekdicht.incident;

import java.util.List;

/** Something that is kept by itself, of no one incident, by a package that compares it when everything is verified. */
public interface KeptApart {
  /**
   * Within the transaction of the caller, of all that it may see.
   *
   * @return a sentence for each difference, without the values themselves; empty when there is none
   */
  List<String> differences();
}
