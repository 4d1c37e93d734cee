package nl.lekdicht.incident;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChecklistVersionStore extends GenericRepository<ChecklistVersionStore.Version, String> {

  @MappedEntity("checklist_version")
  record Version(@Id String digest, String checklistId, String content) {}

  @Query(
      """
      insert into checklist_version (digest, checklist_id, content, kept_at)
      values (decode(:digest, 'hex'), :checklistId, :content, :keptAt)
      on conflict (digest) do nothing
      """)
  int keep(String digest, String checklistId, String content, Instant keptAt);

  @Query(
      """
      select encode(digest, 'hex') as digest, checklist_id, content
      from checklist_version
      where digest = decode(:digest, 'hex')
      """)
  Optional<Version> find(String digest);
}
