package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.Test;

class ChunksTest {
  private static RegisterEntry entry(int schools) {
    Map<Target, String> said =
        Map.of(Target.NUMBER, "1", Target.REPORTED_AT, Service.START.toString());
    return new Content(
            schools == 0
                ? said
                : Map.of(
                    Target.NUMBER,
                    "1",
                    Target.REPORTED_AT,
                    Service.START.toString(),
                    Target.SCHOOLS,
                    codes(schools)))
        .entry(new UUID(1, 1), Service.START);
  }

  static String codes(int most) {
    return IntStream.range(0, most)
        .mapToObj(i -> "%02d%c%c".formatted(i % 100, 'A' + i / 100 % 26, 'A' + i / 2_600))
        .collect(Collectors.joining(","));
  }

  private static List<Integer> sizes(int entries, int schools) {
    List<Integer> sizes = new ArrayList<>();
    Chunks chunks = new Chunks(chunk -> sizes.add(chunk.size()));
    RegisterEntry entry = entry(schools);
    for (int i = 0; i < entries; i++) {
      chunks.add(entry);
    }
    chunks.end();
    return sizes;
  }

  @Test
  void a_statement_takes_a_thousand_entries_or_ten_thousand_schools() {
    assertThat(sizes(0, 0)).isEmpty();
    assertThat(sizes(2_500, 0)).containsExactly(1_000, 1_000, 500);
    assertThat(sizes(5, 5_000)).containsExactly(2, 2, 1);
    assertThat(sizes(3, 6_000)).containsExactly(1, 1, 1);
    assertThat(sizes(2, 12_000)).containsExactly(1, 1);
  }
}
