package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface FormStore extends GenericRepository<FormStore.Edition, String> {
  @MappedEntity("form_edition")
  record Edition(@Id String name, String content) {}

  @Query(
      """
      insert into form_edition (digest, name, content, kept_at)
      values (decode(:digest, 'hex'), :name, :content, :at)
      on conflict (digest) do nothing
      """)
  void keep(String digest, String name, String content, Instant at);

  @Query("select name, content from form_edition where digest = decode(:digest, 'hex')")
  Optional<Edition> find(String digest);
}
