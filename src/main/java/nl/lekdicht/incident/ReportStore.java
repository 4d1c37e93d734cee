package nl.lekdicht.incident;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReportStore extends GenericRepository<ReportRow, UUID> {

  @Query(
      """
      insert into report
        (id, supplier_id, received_at, discovered_at, channel, summary, description, what, place,
         reporter_name, reporter_contact, proposed_checklists, recorded_at, recorded_by)
      values
        (:id, :supplier, :receivedAt, :discoveredAt, :channel, :summary, :description, :what, :place,
         :reporterName, :reporterContact, string_to_array(:proposedChecklists, ','), :recordedAt, :recordedBy)
      """)
  void insert(
      UUID id,
      UUID supplier,
      Instant receivedAt,
      @Nullable Instant discoveredAt,
      String channel,
      String summary,
      String description,
      String what,
      String place,
      String reporterName,
      String reporterContact,
      String proposedChecklists,
      Instant recordedAt,
      UUID recordedBy);

  @Query(
      """
      select r.id, r.supplier_id, r.received_at, r.discovered_at, r.channel, r.summary, r.description, r.what,
             r.place, r.reporter_name, r.reporter_contact, array_to_string(r.proposed_checklists, ',') as proposed_checklists,
             r.recorded_at, r.recorded_by, a.display_name as recorded_by_name, i.id as incident_id
      from report r
      left join account a on a.id = r.recorded_by
      left join incident i on i.report_id = r.id
      where r.id = :id
      """)
  Optional<ReportRow> find(UUID id);
}
