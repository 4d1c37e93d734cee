package nl.lekdicht.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence is changed behind the service's back, past every constraint: the check says of which incident. */
class TamperedEvidenceTest {
  private static Service service;
  private static Desktop manager;

  @BeforeAll
  static void start() {
    service = Service.start();
    manager = Desktop.of(service, Cast.in(service), "manager");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update evidence_chunk set content = set_byte(content, 5, 255 - get_byte(content, 5)) where number = 2 and evidence_id = '%s'",
        "delete from evidence_chunk where number = 2 and evidence_id = '%s'",
        "insert into evidence_chunk select evidence_id, 3, supplier_id, content from evidence_chunk where number = 2 and evidence_id = '%s'",
        "update evidence_chunk set number = 9 where number = 1 and evidence_id = '%s'",
        "update evidence set name = 'another' where id = '%s'",
        "update evidence set note = 'another' where id = '%s'",
        "update evidence set size = size + 1 where id = '%s'",
        "update evidence set digest = sha256('x') where id = '%s'",
        "update evidence set kept_at = kept_at + interval '1 hour' where id = '%s'",
        "delete from evidence where id = '%s'",
        "insert into evidence select gen_random_uuid(), supplier_id, incident_id, run, step, name, note, state, begun_at, kept_by, kept_at, size, digest from evidence where id = '%s'"
      })
  void what_is_changed_behind_our_back_is_found(String deed) throws SQLException {
    String incident = manager.open("rdp-device", "99XA").get("id").asText();
    byte[] content = new byte[1024 * 1024 + 100];
    String id =
        Desktop.ok(
                manager
                    .http()
                    .postFile(
                        "/v1/incidents/%s/evidence?name=access.log".formatted(incident),
                        "text/plain",
                        content),
                201)
            .get("id")
            .asText();
    assertThat(faultsOf(incident)).isEmpty();

    try (var owner = service.asOwner();
        var statement = owner.createStatement()) {
      statement.execute("set session_replication_role = replica");
      assertThat(statement.executeUpdate(deed.formatted(id))).isEqualTo(1);
    }

    assertThat(faultsOf(incident)).singleElement().asString().contains("evidence");
  }

  private static List<String> faultsOf(String incident) {
    return StreamSupport.stream(manager.verification().get("faults").spliterator(), false)
        .filter(fault -> fault.get("incidentId").asText().equals(incident))
        .map(fault -> fault.get("fault"))
        .map(JsonNode::asText)
        .toList();
  }
}
