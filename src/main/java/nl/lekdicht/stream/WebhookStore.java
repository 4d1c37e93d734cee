package nl.lekdicht.stream;

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

/** The webhooks of the supplier or the school in scope; and, in turns of nobody, those of all. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WebhookStore extends GenericRepository<WebhookRow, UUID> {
  @Query(
      """
      select w.id, w.url, array_to_string(w.kinds, ',') as kinds, w.secret, w.created_at, w.closed_at, w.closing_reason,
             w.last_tried_at, w.last_answer, w.last_delivered_at, w.failures, w.failing_since,
             (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING') as waiting
      from webhook w
      order by w.id desc
      limit :atMost
      """)
  List<WebhookRow> list(int atMost);

  @Query(
      """
      select w.id, w.url, array_to_string(w.kinds, ',') as kinds, w.secret, w.created_at, w.closed_at, w.closing_reason,
             w.last_tried_at, w.last_answer, w.last_delivered_at, w.failures, w.failing_since,
             (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING') as waiting
      from webhook w
      where w.id = :id
      """)
  Optional<WebhookRow> find(UUID id);

  @Query("select count(*) from webhook where closed_at is null")
  long countOpen();

  @Query(
      """
      insert into webhook
        (id, supplier_id, brin, url, kinds, secret, created_at, created_by, cursor_tx, cursor_seq, first_seq)
      select :id, coalesce(current_supplier(), current_voucher()), current_school(), :url,
             string_to_array(cast(:kinds as text), ','), :secret, :at, :by, cast(p.tx as xid8), p.seq, p.seq
      from place_in_stream(null, null) p
      """)
  int insert(UUID id, String url, @Nullable String kinds, String secret, Instant at, UUID by);

  @Query(
      """
      update webhook set closed_at = :at, closed_by = :by, closing_reason = :reason
      where id = :id and closed_at is null
      """)
  int close(UUID id, Instant at, UUID by, String reason);

  @Query(
      """
      update webhook_delivery set state = 'DROPPED', ended_at = :at
      where webhook_id = :webhook and state = 'WAITING'
      """)
  int dropWaiting(UUID webhook, Instant at);

  @Query(
      """
      insert into webhook_delivery (id, webhook_id, kind, at, next_at) values (:id, :webhook, 'test', :at, :at)
      """)
  int insertTest(UUID id, UUID webhook, Instant at);

  @Query("select fan_out_webhooks(:at, :atMost)")
  int fanOut(Instant at, int atMost);

  /**
   * A delivery to be made by whoever holds the lease.
   *
   * @param tx with {@code seq} the place of the happening; null for a test
   * @param attempts how many there were before
   */
  @Introspected
  record Leased(
      UUID id,
      UUID webhookId,
      UUID lease,
      String url,
      String secret,
      @Nullable String brin,
      @Nullable String tx,
      @Nullable Long seq,
      String kind,
      Instant at,
      @Nullable UUID incidentId,
      @Nullable String incidentNumber,
      @Nullable Integer entry,
      @Nullable UUID reportId,
      int attempts) {}

  @Query(
      """
      select l.id, l.webhook_id, l.lease, l.url, l.secret, l.brin, l.tx, l.seq, l.kind, l.at, l.incident_id,
             l.incident_number, l.entry, l.report_id, l.attempts
      from lease_webhooks(:at, :until, :atMost, cast(:only as uuid)) l
      """)
  List<Leased> lease(Instant at, Instant until, int atMost, @Nullable UUID only);

  @Query(
      "select settle_delivery(:id, :lease, :outcome, :answer, cast(:nextTry as timestamptz), :at)")
  boolean settle(
      UUID id, UUID lease, String outcome, String answer, @Nullable Instant nextTry, Instant at);
}
