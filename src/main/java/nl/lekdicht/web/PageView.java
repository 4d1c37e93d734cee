package nl.lekdicht.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what asks for the next page; null on the last
 */
@Serdeable
public record PageView<T>(List<T> items, @Nullable String nextCursor) {

  /**
   * The page of the first {@code limit} of {@code found}.
   *
   * @param found one more than the page holds, where there are more
   * @param cursorOf the cursor that continues after an item
   */
  public static <R, T> PageView<T> of(
      List<R> found, int limit, Function<R, T> show, Function<R, String> cursorOf) {
    List<R> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? cursorOf.apply(shown.getLast()) : null;
    return new PageView<>(shown.stream().map(show).toList(), next);
  }
}
