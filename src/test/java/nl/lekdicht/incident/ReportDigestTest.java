package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Report;
import org.junit.jupiter.api.Test;

/** The literal digests were computed by another program from the Javadoc of {@link Reports#digest}. */
final class ReportDigestTest {
  private static final String ID = "019aa1b2-0000-7000-8000-0000000000ff";
  private static final String RECEIVED = "2026-11-22T03:04:05.123Z";
  private static final String DISCOVERED = "2026-11-22T02:00:00Z";

  private static Report report(String... v) {
    return new Report(
        UUID.fromString(v[0]),
        Instant.parse(v[1]),
        v[2].isEmpty() ? null : Instant.parse(v[2]),
        v[3],
        v[4],
        v[5],
        Report.What.valueOf(v[6]),
        Report.Where.valueOf(v[7]),
        v[8],
        v[9]);
  }

  private static final String[] VALUES = {
    ID,
    RECEIVED,
    DISCOVERED,
    "telephone",
    "Stolen laptop",
    "Een laptop is gestolen 💻",
    "LOSS_OR_THEFT",
    "RDP",
    "Ans Wever",
    "ans@example.nl"
  };

  @Test
  void it_is_that_of_the_specified_bytes() {
    assertThat(Reports.digest(report(VALUES)))
        .isEqualTo("fa4003a128946dbd12fdbef7e3504ee0bc6d3d13e2217fa6a169864a64247783");
  }

  @Test
  void an_unknown_discovery_is_the_empty_text() {
    assertThat(Reports.digest(report(changed(2, ""))))
        .isEqualTo("e76252920bedac192e4316e69af522c391ec01fbdc01cd8c6086a3e61ead4964");
  }

  @Test
  void it_covers_every_value() {
    String[] others = {
      ID.replace("ff", "fe"),
      "2026-11-22T03:04:05.124Z",
      "2026-11-22T02:00:01Z",
      "mail",
      "Stolen laptop.",
      "Een laptop is gestolen",
      "MALWARE",
      "MAIL",
      "Bas Wever",
      "bas@example.nl"
    };
    List<String> digests = new ArrayList<>(List.of(Reports.digest(report(VALUES))));
    for (int i = 0; i < others.length; i++) {
      digests.add(Reports.digest(report(changed(i, others[i]))));
    }
    assertThat(new HashSet<>(digests)).hasSize(VALUES.length + 1);
  }

  @Test
  void text_does_not_move_from_one_value_to_the_next() {
    String[] moved = changed(3, "telephoneS");
    moved[4] = "tolen laptop";

    assertThat(Reports.digest(report(moved))).isNotEqualTo(Reports.digest(report(VALUES)));
  }

  private static String[] changed(int place, String other) {
    String[] values = VALUES.clone();
    values[place] = other;
    return values;
  }
}
