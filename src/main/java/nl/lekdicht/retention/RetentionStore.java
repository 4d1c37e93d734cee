package nl.lekdicht.retention;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Terms and holds of the entries of the viewer's supplier. When an entry is due is counted in one place: see {@code months_kept}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RetentionStore extends GenericRepository<RetainedRow, UUID> {

  @Query(
      """
      select e.id, e.origin, e.number, e.title, e.reported_at, e.closed_at, t.months,
             months_after(e.closed_at, t.months) as due_at, h.reason as hold_reason, h.review_on, h.held_at, h.held_by,
             a.display_name as held_by_name, i.withheld_until
      from register_entry e
      cross join lateral months_kept(e.supplier_id, array(select s.brin from register_school s where s.entry_id = e.id)) as t (months)
      left join retention_hold h on h.entry_id = e.id and h.lifted_at is null
      left join account a on a.id = h.held_by
      left join incident i on i.id = e.id
      where e.id = :id and e.supplier_id = current_supplier()
      """)
  Optional<RetainedRow> find(UUID id);

  /** Nobody else writes about this entry until the transaction ends. */
  @Query(
      "select id from register_entry where id = :id and supplier_id = current_supplier() for update")
  Optional<UUID> lock(UUID id);

  /**
   * Entries without a hold that are due from one moment to the other, longest closed first. What was closed too short ago for any term is
   * not even looked at.
   *
   * @param from exclusive; null for everything that is due by then
   */
  @Query(
      """
      select e.id, e.origin, e.number, e.title, e.reported_at, e.closed_at, t.months,
             months_after(e.closed_at, t.months) as due_at, cast(null as text) as hold_reason, cast(null as date) as review_on,
             cast(null as timestamptz) as held_at, cast(null as uuid) as held_by, cast(null as text) as held_by_name, i.withheld_until
      from register_entry e
      cross join lateral months_kept(e.supplier_id, array(select s.brin from register_school s where s.entry_id = e.id)) as t (months)
      left join incident i on i.id = e.id
      where e.supplier_id = current_supplier()
        and e.closed_at <= months_after(cast(:to as timestamptz) + interval '4 days',
              -least(60, (select min(g.retention_months) from agreement g where g.supplier_id = current_supplier())))
        and (cast(:afterClosedAt as timestamptz) is null or (e.closed_at, e.id) > (cast(:afterClosedAt as timestamptz), cast(:afterId as uuid)))
        and months_after(e.closed_at, t.months) <= cast(:to as timestamptz)
        and (cast(:from as timestamptz) is null or months_after(e.closed_at, t.months) > cast(:from as timestamptz))
        and not exists (select from retention_hold h where h.entry_id = e.id and h.lifted_at is null)
      order by e.closed_at, e.id
      limit :atMost
      """)
  List<RetainedRow> listDue(
      @Nullable Instant from,
      Instant to,
      @Nullable Instant afterClosedAt,
      @Nullable UUID afterId,
      int atMost);

  /** Entries that are held, the first to be reviewed first. */
  @Query(
      """
      select e.id, e.origin, e.number, e.title, e.reported_at, e.closed_at, t.months,
             months_after(e.closed_at, t.months) as due_at, h.reason as hold_reason, h.review_on, h.held_at, h.held_by,
             a.display_name as held_by_name, i.withheld_until
      from retention_hold h
      join register_entry e on e.id = h.entry_id
      cross join lateral months_kept(e.supplier_id, array(select s.brin from register_school s where s.entry_id = e.id)) as t (months)
      left join account a on a.id = h.held_by
      left join incident i on i.id = e.id
      where h.supplier_id = current_supplier() and h.lifted_at is null
        and (cast(:afterReview as date) is null or (h.review_on, h.entry_id) > (cast(:afterReview as date), cast(:afterId as uuid)))
      order by h.review_on, h.entry_id
      limit :atMost
      """)
  List<RetainedRow> listHeld(@Nullable LocalDate afterReview, @Nullable UUID afterId, int atMost);

  @Query(
      """
      insert into retention_hold (id, entry_id, supplier_id, reason, review_on, held_at, held_by)
      values (:id, :entry, :supplier, :reason, :reviewOn, :at, :by)
      """)
  void hold(
      UUID id, UUID entry, UUID supplier, String reason, LocalDate reviewOn, Instant at, UUID by);

  @Query(
      """
      update retention_hold set lifted_at = :at, lifted_by = :by, lifting_reason = :why
      where entry_id = :entry and lifted_at is null
      """)
  int lift(UUID entry, String why, Instant at, UUID by);

  /** All holds there ever were of an entry, as lines of text that {@link Holds} makes of the journal as well. */
  @Query(
      """
      select h.reason || E'\\n' || h.review_on || ' ' || cast(extract(epoch from h.held_at) * 1000 as bigint) || ' ' || h.held_by
             || coalesce(E'\\n' || h.lifting_reason || E'\\n' || cast(extract(epoch from h.lifted_at) * 1000 as bigint) || ' ' || h.lifted_by, '')
      from retention_hold h
      where h.entry_id = :entry
      order by h.held_at, h.id
      limit :atMost
      """)
  List<String> holds(UUID entry, int atMost);

  @Query("select brin from register_school where entry_id = :entry order by brin limit :atMost")
  List<String> schools(UUID entry, int atMost);

  @Query("select display_name from account where id = :account")
  Optional<String> nameOf(UUID account);
}
