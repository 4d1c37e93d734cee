package nl.lekdicht.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.core.paper.Paper;
import org.jspecify.annotations.Nullable;

/**
 * The drafts that an incident has, by school: there may be thousands.
 *
 * @param unfiled of a school's own, by its code; the last
 * @param filed the last filing for a school, its own or one for several, by its code
 * @param numbers the highest given out, by code; under null of those for several schools
 * @param jointUnfiled for several schools; null when there is none
 * @param jointFiled the last; null when there is none
 */
record EarlierDrafts(
    Map<String, PaperRow> unfiled,
    Map<String, PaperRow> filed,
    Map<@Nullable String, Integer> numbers,
    @Nullable PaperRow jointUnfiled,
    @Nullable PaperRow jointFiled) {

  /**
   * @param rows in the order in which they were written
   */
  static EarlierDrafts of(List<PaperRow> rows) {
    Map<String, PaperRow> unfiled = new HashMap<>();
    Map<String, PaperRow> filed = new HashMap<>();
    Map<@Nullable String, Integer> numbers = new HashMap<>();
    PaperRow jointUnfiled = null;
    PaperRow jointFiled = null;
    for (PaperRow row : rows) {
      String brin = row.brin();
      numbers.merge(brin, row.number(), Math::max);
      if (row.filedAt() != null) {
        row.schools().forEach(school -> filed.put(school, row));
        jointFiled = brin == null ? row : jointFiled;
      } else if (!row.state().equals(Paper.State.DROPPED.name())) {
        if (brin != null) {
          unfiled.put(brin, row);
        } else {
          jointUnfiled = row;
        }
      }
    }
    return new EarlierDrafts(unfiled, filed, numbers, jointUnfiled, jointFiled);
  }

  boolean hasUnfiled(String brin) {
    return unfiled.containsKey(brin);
  }

  Optional<PaperRow> findFiled(String brin) {
    return Optional.ofNullable(filed.get(brin));
  }

  /**
   * @param brin null for several schools
   */
  int nextNumber(@Nullable String brin) {
    return 1 + numbers.getOrDefault(brin, 0);
  }
}
