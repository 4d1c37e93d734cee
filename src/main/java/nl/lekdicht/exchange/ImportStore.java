package nl.lekdicht.exchange;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImportStore extends GenericRepository<DraftRow, UUID> {

  @Query(
      """
      insert into import_draft (id, supplier_id, name, digest, content, kept_at, kept_by, expires_at)
      values (:id, :supplier, :name, decode(:digest, 'hex'), :content, :at, :by, :expiresAt)
      """)
  void draft(
      UUID id,
      UUID supplier,
      String name,
      String digest,
      byte[] content,
      Instant at,
      UUID by,
      Instant expiresAt);

  /** Drops what is too old, and the oldest where there are more than so many besides one. */
  @Query(
      """
      delete from import_draft
      where expires_at <= :at
         or id in (select d.id from import_draft d where d.id <> :but order by d.kept_at desc, d.id desc offset :most)
      """)
  void makeRoom(UUID but, Instant at, int most);

  @Query(
      """
      select id, supplier_id, name, encode(digest, 'hex') as digest, content, expires_at, mapping
      from import_draft
      where id = :id and expires_at > :at
      """)
  Optional<DraftRow> find(UUID id, Instant at);

  /** Whether it is there with that mapping; nobody else changes it until the end of the transaction. */
  @Query(
      """
      select count(*) from (
        select d.id from import_draft d where d.id = :id and d.mapping = :mapping for update) as held
      """)
  int hold(UUID id, String mapping);

  @Query("update import_draft set mapping = :mapping where id = :id")
  int map(UUID id, String mapping);

  @Query("delete from import_draft where id = :id")
  int drop(UUID id);

  @Query("select forget_import_drafts(:at)")
  long forget(Instant at);

  /** One import of a supplier after the other. */
  @Query(
      "select cast(pg_advisory_xact_lock(hashtextextended('register_import/' || :supplier, 0)) as text)")
  String lock(String supplier);

  /**
   * The last versions of the entries with these numbers.
   *
   * @param numbers as a JSON array
   */
  @Query(
      """
      select distinct on (e.number) e.id, e.supplier_id, e.number, e.version, e.content,
             (select i.imported_at from imported_entry f join register_import i on i.id = f.import_id
               where f.id = e.id and f.version = 1) as first_at
      from imported_entry e
      where e.number in (select n.value from jsonb_array_elements_text(cast(:numbers as jsonb)) as n (value))
      order by e.number, e.version desc
      limit :most
      """)
  List<LatestRow> latest(String numbers, int most);

  @Query(
      """
      insert into register_import
        (id, supplier_id, number, imported_at, imported_by, file_name, file_digest, mapping, lines, fresh, changed, digest)
      values (:id, :supplier, :number, :at, :by, :fileName, decode(:fileDigest, 'hex'), :mapping, :lines, :fresh, :changed,
        decode(:digest, 'hex'))
      """)
  void keepImport(
      UUID id,
      UUID supplier,
      int number,
      Instant at,
      UUID by,
      String fileName,
      String fileDigest,
      String mapping,
      int lines,
      int fresh,
      int changed,
      String digest);

  /**
   * @param rows as a JSON array of objects with the names of the columns
   */
  @Query(
      """
      insert into imported_entry (id, version, supplier_id, number, import_id, line, content, salt, digest)
      select r.id, r.version, :supplier, r.number, :importId, r.line, r.content, decode(r.salt, 'hex'), decode(r.digest, 'hex')
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (id uuid, version integer, number text, line integer, content text, salt text, digest text)
      """)
  int keep(UUID supplier, UUID importId, String rows);

  @Query(
      """
      select i.id, i.supplier_id, i.number, i.imported_at, i.imported_by, a.display_name as by_name, i.file_name,
             encode(i.file_digest, 'hex') as file_digest, i.mapping, i.lines, i.fresh, i.changed, encode(i.digest, 'hex') as digest
      from register_import i left join account a on a.id = i.imported_by
      where i.number < :before
      order by i.number desc
      limit :most
      """)
  List<ImportRow> list(int before, int most);

  @Query(
      """
      select i.id, i.supplier_id, i.number, i.imported_at, i.imported_by, a.display_name as by_name, i.file_name,
             encode(i.file_digest, 'hex') as file_digest, i.mapping, i.lines, i.fresh, i.changed, encode(i.digest, 'hex') as digest
      from register_import i left join account a on a.id = i.imported_by
      where i.id = :id
      """)
  Optional<ImportRow> findImport(UUID id);

  /** All that may be seen, supplier by supplier, in order. */
  @Query(
      """
      select i.id, i.supplier_id, i.number, i.imported_at, i.imported_by, null as by_name, i.file_name,
             encode(i.file_digest, 'hex') as file_digest, i.mapping, i.lines, i.fresh, i.changed, encode(i.digest, 'hex') as digest
      from register_import i
      where (i.supplier_id, i.number) > (:supplier, :number)
      order by i.supplier_id, i.number
      limit :most
      """)
  List<ImportRow> listAfter(UUID supplier, int number, int most);

  @Query(
      """
      select e.id, e.version, e.number, e.line, e.content, encode(e.salt, 'hex') as salt, encode(e.digest, 'hex') as digest
      from imported_entry e
      where e.import_id = :importId and e.line > :line
      order by e.line
      limit :most
      """)
  List<KeptLine> lines(UUID importId, int line, int most);

  /** Versions without the one before. */
  @Query(
      """
      select e.id
      from imported_entry e
      where e.version > 1
        and not exists (select from imported_entry b where b.id = e.id and b.version = e.version - 1 and b.number = e.number)
      limit :most
      """)
  List<UUID> withoutPrevious(int most);

  /** The last versions of entries of which the first is there, in the order of their ids. */
  @Query(
      """
      select distinct on (e.id) e.id, e.supplier_id, e.number, e.version, e.content, i.imported_at as first_at
      from imported_entry e
      join imported_entry f on f.id = e.id and f.version = 1
      join register_import i on i.id = f.import_id
      where e.id > :after
      order by e.id, e.version desc
      limit :most
      """)
  List<LatestRow> latestAfter(UUID after, int most);

  /** Entries of the register of which nothing is kept that was taken over. */
  @Query(
      """
      select g.id
      from register_entry g
      where g.origin = 'IMPORTED'
        and not exists (select from imported_entry e where e.id = g.id and e.content is not null)
      limit :most
      """)
  List<UUID> neverTakenOver(int most);
}
