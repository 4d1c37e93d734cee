package nl.lekdicht.evidence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EvidenceStore extends GenericRepository<EvidenceRow, UUID> {

  @Query(
      """
      insert into evidence (id, supplier_id, incident_id, run, step, name, note, state, begun_at, kept_by)
      values (:id, current_supplier(), :incident, cast(:run as uuid), :step, :name, :note, 'ARRIVING', :at, :by)
      """)
  void begin(
      UUID id,
      UUID incident,
      @Nullable UUID run,
      @Nullable String step,
      String name,
      @Nullable String note,
      Instant at,
      UUID by);

  @Query(
      """
      insert into evidence_chunk (evidence_id, number, supplier_id, content)
      values (:evidence, :number, current_supplier(), :content)
      """)
  void add(UUID evidence, int number, byte[] content);

  @Query(
      """
      update evidence set state = 'KEPT', kept_at = :at, size = :size, digest = decode(:digest, 'hex') where id = :id
      """)
  void keep(UUID id, Instant at, long size, String digest);

  /** What did not arrive whole; what is kept stays. */
  @Query("select drop_evidence(:id)")
  boolean drop(UUID id);

  /** What began before then and never came whole, of anybody, a hundred at most. */
  @Query("select forget_broken_evidence(:before)")
  long forget(Instant before);

  /** What is kept with an incident, in the order of the ids. */
  @Query(
      """
      select id, run, step, name, note, kept_by, kept_at, size, encode(digest, 'hex') as digest
      from evidence
      where incident_id = :incident and state = 'KEPT'
      order by id
      limit :atMost
      """)
  List<EvidenceRow> list(UUID incident, int atMost);

  @Query(
      """
      select c.evidence_id, c.number, c.content
      from evidence_chunk c join evidence e on e.id = c.evidence_id
      where c.evidence_id = :evidence and c.number = :number and e.incident_id = :incident and e.state = 'KEPT'
      """)
  Optional<ChunkRow> findChunk(UUID incident, UUID evidence, int number);
}
