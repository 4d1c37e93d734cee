package nl.lekdicht.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface JournalStore extends GenericRepository<JournalRow, UUID> {

  @Query(
      """
      insert into journal
        (incident_id, number, at, actor, kind, body, salt, body_digest, previous_hash, hash, supplier_id)
      values
        (:incident, :number, :at, :actor, :kind, :body, decode(:salt, 'hex'), decode(:bodyDigest, 'hex'),
         decode(:previousHash, 'hex'), decode(:hash, 'hex'), :supplier)
      returning coalesce((select a.display_name from account a where a.id = :actor), '')
      """)
  String insert(
      UUID incident,
      int number,
      Instant at,
      UUID actor,
      String kind,
      String body,
      String salt,
      String bodyDigest,
      String previousHash,
      String hash,
      UUID supplier);

  /** {@code rows} is a JSON array of objects whose names are the columns, digests in hexadecimal. */
  @Query(
      """
      insert into journal
        (incident_id, number, at, actor, kind, body, salt, body_digest, previous_hash, hash, supplier_id)
      select r.incident_id, r.number, r.at, r.actor, r.kind, r.body, decode(r.salt, 'hex'), decode(r.body_digest, 'hex'),
             decode(r.previous_hash, 'hex'), decode(r.hash, 'hex'), :supplier
      from json_to_recordset(cast(:rows as json)) as r
        (incident_id uuid, number integer, at timestamptz, actor uuid, kind text, body text, salt text, body_digest text,
         previous_hash text, hash text)
      order by r.incident_id, r.number
      """)
  void insertAll(UUID supplier, String rows);

  @Query(
      """
      select j.incident_id, j.number, j.at, j.actor, a.display_name as actor_name, j.kind, j.body,
             encode(j.salt, 'hex') as salt, encode(j.body_digest, 'hex') as body_digest,
             encode(j.previous_hash, 'hex') as previous_hash, encode(j.hash, 'hex') as hash
      from journal j left join account a on a.id = j.actor
      where j.incident_id = any (cast(string_to_array(:incidents, ',') as uuid[]))
      order by j.incident_id, j.number
      limit :atMost
      """)
  List<JournalRow> listAll(String incidents, int atMost);

  /** Entries up to and including {@code last}, in order. */
  @Query(
      """
      select j.incident_id, j.number, j.at, j.actor, a.display_name as actor_name, j.kind, j.body,
             encode(j.salt, 'hex') as salt, encode(j.body_digest, 'hex') as body_digest,
             encode(j.previous_hash, 'hex') as previous_hash, encode(j.hash, 'hex') as hash
      from journal j left join account a on a.id = j.actor
      where j.incident_id = :incident and j.number > :after and j.number <= :last
      order by j.number
      limit :atMost
      """)
  List<JournalRow> list(UUID incident, int after, int last, int atMost);

  /** Foreign keys forbid it, so only somebody with the database in hand can bring it about. */
  @Query(
      """
      select distinct j.incident_id
      from journal j left join incident i on i.id = j.incident_id
      where i.id is null
      order by j.incident_id
      limit :atMost
      """)
  List<UUID> withoutIncident(int atMost);
}
