package nl.lekdicht.register;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts entries and terms, of all that row-level security shows or of one school. Of a school what is withheld from it is not counted. A
 * term of which it is not known yet whether it is kept has neither.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FigureStore extends GenericRepository<FigureStore.AlikeRow, UUID> {
  @Introspected
  record AlikeRow(
      String kind, @Nullable String classification, @Nullable String incidentType, long entries) {}

  /**
   * @param minutes null while it is not done; negative where it was done before it began
   * @param late null where there is no term, or its time is not up
   */
  @Introspected
  record EndedRow(@Nullable Long minutes, @Nullable Boolean late, boolean judged, long entries) {}

  @Query(
      """
      select e.kind, e.classification, e.incident_type, count(*) as entries
        from register_entry e
       where e.reported_at >= :from and e.reported_at < :until
       group by e.kind, e.classification, e.incident_type
       limit :atMost\
      """)
  List<AlikeRow> alike(Instant from, Instant until, int atMost);

  @Query(
      """
      select e.kind, e.classification, e.incident_type, count(*) as entries
        from register_school s
        join register_entry e on e.id = s.entry_id
       where s.brin = :brin and s.reported_at >= :from and s.reported_at < :until and not is_hidden(e.id, s.brin, :now)
       group by e.kind, e.classification, e.incident_type
       limit :atMost\
      """)
  List<AlikeRow> alikeOf(String brin, Instant from, Instant until, Instant now, int atMost);

  @Query(
      """
      select cast(floor(extract(epoch from e.access_met_at - e.access_started_at) / 60) as bigint) as minutes,
             case when e.access_met_at is not null or e.access_due_at < :now then coalesce(e.access_met_at, :now) > e.access_due_at end as late,
             true as judged, count(*) as entries
        from register_entry e
       where e.reported_at >= :from and e.reported_at < :until and e.access_due_at is not null
       group by 1, 2
       limit :atMost\
      """)
  List<EndedRow> access(Instant from, Instant until, Instant now, int atMost);

  @Query(
      """
      select cast(floor(extract(epoch from e.access_met_at - e.access_started_at) / 60) as bigint) as minutes,
             case when e.access_met_at is not null or e.access_due_at < :now then coalesce(e.access_met_at, :now) > e.access_due_at end as late,
             true as judged, count(*) as entries
        from register_school s
        join register_entry e on e.id = s.entry_id
       where s.brin = :brin and s.reported_at >= :from and s.reported_at < :until and e.access_due_at is not null
         and not is_hidden(e.id, s.brin, :now)
       group by 1, 2
       limit :atMost\
      """)
  List<EndedRow> accessOf(String brin, Instant from, Instant until, Instant now, int atMost);

  @Query(
      """
      select cast(floor(extract(epoch from s.told_at - s.reported_at) / 60) as bigint) as minutes,
             case when s.told_at is not null or s.notice_due_at < :now then coalesce(s.told_at, :now) > s.notice_due_at end as late,
             s.notice_due_at is not null as judged, count(*) as entries
        from register_school s
       where s.reported_at >= :from and s.reported_at < :until and (s.told_at is not null or s.notice_due_at is not null)
       group by 1, 2, 3
       limit :atMost\
      """)
  List<EndedRow> notices(Instant from, Instant until, Instant now, int atMost);

  @Query(
      """
      select cast(floor(extract(epoch from s.told_at - s.reported_at) / 60) as bigint) as minutes,
             case when s.told_at is not null or s.notice_due_at < :now then coalesce(s.told_at, :now) > s.notice_due_at end as late,
             s.notice_due_at is not null as judged, count(*) as entries
        from register_school s
       where s.brin = :brin and s.reported_at >= :from and s.reported_at < :until
         and (s.told_at is not null or s.notice_due_at is not null) and not is_hidden(s.entry_id, s.brin, :now)
       group by 1, 2, 3
       limit :atMost\
      """)
  List<EndedRow> noticesOf(String brin, Instant from, Instant until, Instant now, int atMost);

  /** Not where it was decided that the authority need not be notified. */
  @Query(
      """
      select cast(null as bigint) as minutes,
             coalesce(s.late,
               case when s.ap_notified_at is not null or s.ap_due_at < :now then coalesce(s.ap_notified_at, :now) > s.ap_due_at end) as late,
             true as judged, count(*) as entries
        from register_school s
       where s.reported_at >= :from and s.reported_at < :until and (s.ap_due_at is not null or s.late is not null)
         and s.ap_state <> 'NOT_NEEDED'
       group by 2
       limit :atMost\
      """)
  List<EndedRow> authority(Instant from, Instant until, Instant now, int atMost);

  @Query(
      """
      select cast(null as bigint) as minutes,
             coalesce(s.late,
               case when s.ap_notified_at is not null or s.ap_due_at < :now then coalesce(s.ap_notified_at, :now) > s.ap_due_at end) as late,
             true as judged, count(*) as entries
        from register_school s
       where s.brin = :brin and s.reported_at >= :from and s.reported_at < :until and (s.ap_due_at is not null or s.late is not null)
         and s.ap_state <> 'NOT_NEEDED' and not is_hidden(s.entry_id, s.brin, :now)
       group by 2
       limit :atMost\
      """)
  List<EndedRow> authorityOf(String brin, Instant from, Instant until, Instant now, int atMost);

  /** Entries that were reported then, and erased since. */
  @Query("select count(*) from erasure e where e.reported_at >= :from and e.reported_at < :until")
  long erased(Instant from, Instant until);

  @Query(
      """
      select count(*)
        from erasure_school e
       where e.brin = :brin and e.reported_at >= :from and e.reported_at < :until\
      """)
  long erasedOf(String brin, Instant from, Instant until);
}
