package nl.lekdicht.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.register.RegisterEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an entry is fixed: what is stored today is read by every later version. */
final class RegisterTextTest {
  private static final RegisterEntry ENTRY =
      Entries.imported(
          4,
          "SPOKEN",
          IncidentKind.PERSONAL_DATA_BREACH,
          Instant.parse("2021-03-04T05:06:07.089Z"),
          "Een gesprek in de gang: \"niet voor anderen\".",
          "99XA");

  private static final String TEXT =
      """
      {"id":"00000000-0000-0007-0000-000000000004","origin":"IMPORTED","number":"Oud 4","title":"Regel 4","kind":"PERSONAL_DATA_BREACH",\
      "classification":"PERSONAL_DATA_BREACH","state":"CLOSED","reportedAt":"2021-03-04T05:06:07.089Z","discoveredAt":"2021-03-04T05:06:07.089Z",\
      "recordedAt":"2021-03-04T05:07:07.089Z","closedAt":"2021-03-04T05:16:07.089Z","evaluation":"Besproken.",\
      "facts":{"OCCURRED_FROM":"2021-03-04T05:06:07.089Z","ONGOING":"NO","KIND_OF_INCIDENT":"SPOKEN",\
      "SUMMARY":"Een gesprek in de gang: \\"niet voor anderen\\".","SYSTEMS":"Mail\\nRDP","DATA_KINDS":"BSN,NAME","PEOPLE":"4-14"},\
      "measures":[{"id":"00000000-0000-0009-0000-000000000004","kind":"DIRECT","description":"Teruggevraagd."}],\
      "risk":{"risk":"RISK","method":"eigen weging","reasons":"Namen."},"severity":{"quarters":9,"band":"MEDIUM"},\
      "decisions":[{"subject":"AP_NOTIFICATION","outcome":"TO_BE_TOLD","reason":"Wet.","schools":["99XA"],\
      "by":{"account":"00000000-0000-0008-0000-000000000008","name":"Noor Voorbeeld"},"at":"2021-03-04T05:06:07.089Z"}],\
      "terms":[{"kind":"CLOSE_ACCESS","startedAt":"2021-03-04T05:06:07.089Z","dueAt":"2021-03-04T05:36:07.089Z","metAt":"2021-03-04T05:21:07.089Z"}]}\
      """;

  private static final String PART =
      """
      {"brin":"99XA","name":"","facts":{"PEOPLE":"4-14"},"toldAt":"2021-03-04T05:06:07.089Z",\
      "toldBy":{"account":"00000000-0000-0008-0000-000000000008","name":"Noor Voorbeeld"},\
      "authority":{"state":"DONE","notifiedAt":"2021-03-04T05:06:07.089Z","number":"AP-4","late":false,"joint":false},\
      "subjects":{"state":"DONE","informedAt":"2021-03-04T05:06:07.089Z","how":"Brief","people":"1-2"},"terms":[]}\
      """;

  @Test
  void an_entry_is_written_as_it_always_was() {
    assertThat(RegisterText.format(ENTRY)).isEqualTo(TEXT);
    assertThat(RegisterText.format(ENTRY.schools().getFirst())).isEqualTo(PART);
  }

  @Test
  void what_was_written_is_read_back() {
    assertThat(RegisterText.parse(TEXT, List.of(RegisterText.parsePart(PART, ""))))
        .isEqualTo(ENTRY);
    assertThat(RegisterText.parsePart(PART, "De Wilgentuin").name()).isEqualTo("De Wilgentuin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"id\":7}", "{} {}", "{\"facts\":{\"NOPE\":\"1\"}}"})
  void what_is_no_entry_is_refused(String text) {
    assertThatThrownBy(() -> RegisterText.parse(text, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
