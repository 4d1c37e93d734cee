package nl.lekdicht.database;

import java.sql.SQLException;
import java.util.UUID;
import nl.lekdicht.support.Service;

/** A certificate of an entry that was taken over and erased, with its confirmation for 99XA, and a hold on an incident. */
final class ErasedEntry {
  private ErasedEntry() {}

  static void in(Service service, UUID supplier, UUID account, String incident)
      throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      UUID id = UUID.randomUUID();
      statement.execute(
          """
          insert into erasure (id, supplier_id, entry_id, origin, number, reported_at, closed_at, due_at, erased_at, erased_by, reason,
            language, certificate, certificate_digest)
          values ('%s', '%s', '%s', 'IMPORTED', '1998-1', '2020-01-01Z', '2020-01-02Z', '2025-01-02Z', '2026-01-01Z', '%s',
            'The term has passed.', 'nl', 'c', sha256('c'))\
          """
              .formatted(id, supplier, UUID.randomUUID(), account));
      statement.execute(
          """
          insert into erasure_school (erasure_id, brin, supplier_id, entry_id, number, reported_at, closed_at, erased_at, language,
            certificate, certificate_digest)
          select id, '99XA', supplier_id, entry_id, number, reported_at, closed_at, erased_at, language, certificate, certificate_digest
            from erasure where id = '%s'\
          """
              .formatted(id));
      statement.execute(
          """
          insert into retention_hold (id, entry_id, supplier_id, reason, review_on, held_at, held_by)
          values (gen_random_uuid(), '%s', '%s', 'A claim runs on it.', '2099-01-01', '2026-01-01Z', '%s')\
          """
              .formatted(incident, supplier, account));
    }
  }
}
