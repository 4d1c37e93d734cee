package nl.lekdicht.overview;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Overviews that schools were given, and those who are to be given one. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OverviewStore extends GenericRepository<IssuedRow, UUID> {
  /** A school, and the last edition that it was given; without one these are null. */
  @Introspected
  record OwedRow(
      String brin,
      String name,
      @Nullable Integer edition,
      @Nullable Instant issuedAt,
      @Nullable UUID issuedBy,
      @Nullable String issuedByName,
      @Nullable String digest) {}

  @Introspected
  record MissingRow(String brin, String name, String language) {}

  @Introspected
  @SuppressWarnings("ArrayRecordComponent") // it is only carried
  record ContentRow(String period, int edition, byte[] content) {}

  /** The schools that there was an agreement with in that time, by code. */
  @Query(
      """
      select a.brin, a.name, i.edition, i.issued_at, i.issued_by, n.display_name as issued_by_name, encode(i.digest, 'hex') as digest
        from (select brin, min(school_name) as name
                from agreement
               where brin > :after and created_at < :until and (ended_at is null or ended_at >= :from)
               group by brin
               order by brin
               limit :count) a
        left join lateral (
          select o.edition, o.issued_at, o.issued_by, o.digest
            from overview_issued o
           where o.brin = a.brin and o.period = :period
           order by o.edition desc
           limit 1) i on true
        left join account n on n.id = i.issued_by
       order by a.brin\
      """)
  List<OwedRow> owed(String period, Instant from, Instant until, String after, int count);

  /** The first of them that were given nothing for that period. */
  @Query(
      """
      select a.brin, min(a.school_name) as name, max(a.language) as language
        from agreement a
       where a.created_at < :until and (a.ended_at is null or a.ended_at >= :from)
         and not exists (select from overview_issued o where o.brin = a.brin and o.supplier_id = a.supplier_id and o.period = :period)
       group by a.brin
       order by a.brin
       limit :count\
      """)
  List<MissingRow> missing(String period, Instant from, Instant until, int count);

  @Query(
      """
      select count(distinct a.brin)
        from agreement a
       where a.created_at < :until and (a.ended_at is null or a.ended_at >= :from)
         and not exists (select from overview_issued o where o.brin = a.brin and o.supplier_id = a.supplier_id and o.period = :period)\
      """)
  long countMissing(String period, Instant from, Instant until);

  /** None where another gave out the same edition meanwhile. */
  @Query(
      """
      insert into overview_issued (id, supplier_id, brin, period, edition, language, issued_at, issued_by, digest, content)
      select :id, :supplier, :brin, :period, coalesce(max(o.edition), 0) + 1, :language, :at, :by, sha256(:content), :content
        from overview_issued o
       where o.supplier_id = :supplier and o.brin = :brin and o.period = :period
      on conflict (supplier_id, brin, period, edition) do nothing\
      """)
  int issue(
      UUID id,
      UUID supplier,
      String brin,
      String period,
      String language,
      Instant at,
      UUID by,
      byte[] content);

  @Query(
      """
      select o.id, o.brin, o.period, o.edition, o.language, o.issued_at, o.issued_by, n.display_name as issued_by_name,
             encode(o.digest, 'hex') as digest, length(o.content) as size
        from overview_issued o
        left join account n on n.id = o.issued_by
       where o.id = :id\
      """)
  Optional<IssuedRow> find(UUID id);

  /** The latest first. */
  @Query(
      """
      select o.id, o.brin, o.period, o.edition, o.language, o.issued_at, o.issued_by, n.display_name as issued_by_name,
             encode(o.digest, 'hex') as digest, length(o.content) as size
        from overview_issued o
        left join account n on n.id = o.issued_by
       where o.brin = :brin and (cast(:before as uuid) is null or o.id < cast(:before as uuid))
       order by o.id desc
       limit :count\
      """)
  List<IssuedRow> of(String brin, @Nullable UUID before, int count);

  /** One edition, or the last. */
  @Query(
      """
      select o.period, o.edition, o.content
        from overview_issued o
       where o.brin = :brin and o.period = :period and (cast(:edition as integer) is null or o.edition = cast(:edition as integer))
       order by o.edition desc
       limit 1\
      """)
  Optional<ContentRow> content(String brin, String period, @Nullable Integer edition);

  /** Of the supplier, or of the one that vouches for the school's account. */
  @Query("select name from supplier order by id limit 1")
  Optional<String> supplierName();
}
