package nl.lekdicht.stream;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import nl.lekdicht.database.Desk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the deliveries of webhooks. Whoever sends holds a lease on the webhook, so one request at a time goes to each, from all instances
 * together; a sender that dies is taken over from when its lease ends, and then the receiver may get the same webhook-id twice.
 */
@Singleton
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  /** Requests under way from this instance. */
  static final int AT_MOST = 32;

  /** Longer than any attempt takes. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /** After so many the webhook waits for the next turn, as the others do. */
  private static final int IN_A_ROW = 50;

  private final Desk desk;
  private final WebhookStore store;
  private final Safe safe;
  private final Carrier carrier;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Semaphore slots = new Semaphore(AT_MOST);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Sending(
      Desk desk,
      WebhookStore store,
      Safe safe,
      Carrier carrier,
      ObjectMapper json,
      InstantSource clock) {
    this.desk = desk;
    this.store = store;
    this.safe = safe;
    this.carrier = carrier;
    this.json = json;
    this.clock = clock;
  }

  /** What a receiver gets. */
  @Serdeable
  record Payload(String type, Instant timestamp, Happening data) {}

  /** Begins what is due and fits, without waiting for any answer; gives what it began. */
  List<CompletableFuture<Void>> runOnce(Instant at) {
    int free = slots.drainPermits();
    try {
      var leased = free == 0 ? List.<WebhookStore.Leased>of() : lease(at, free);
      free -= leased.size();
      return leased.stream().map(this::begin).toList();
    } finally {
      slots.release(free);
    }
  }

  List<WebhookStore.Leased> lease(Instant at, int most) {
    return desk.<List<WebhookStore.Leased>>unannounced(
        _ -> store.lease(at, at.plus(LEASE), most, null));
  }

  private CompletableFuture<Void> begin(WebhookStore.Leased first) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            sendAllOf(first);
          } catch (RuntimeException e) {
            LOG.warn("Webhook {} goes on when its lease ends: {}", first.webhookId(), e.toString());
          } finally {
            slots.release();
          }
        },
        threads);
  }

  private void sendAllOf(WebhookStore.Leased first) {
    WebhookStore.@Nullable Leased next = first;
    for (int i = 0; next != null && i < IN_A_ROW; i++) {
      boolean delivered = send(next);
      next = delivered && i < IN_A_ROW - 1 ? another(next) : null;
    }
  }

  private WebhookStore.@Nullable Leased another(WebhookStore.Leased last) {
    var at = clock.instant();
    return desk
        .<List<WebhookStore.Leased>>unannounced(
            _ -> store.lease(at, at.plus(LEASE), 1, last.webhookId()))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Gives whether it arrived. */
  boolean send(WebhookStore.Leased delivery) {
    var answer = attempt(delivery);
    var at = clock.instant();
    var next = RetrySteps.after(delivery.attempts() + 1).map(at::plus).orElse(null);
    var outcome =
        answer.isDelivered()
            ? "DELIVERED"
            : answer.isGone() ? "GONE" : next == null ? "GIVEN_UP" : "WAITING";
    var retryAt = outcome.equals("WAITING") ? next : null;
    desk.<Boolean>unannounced(
        _ -> store.settle(delivery.id(), delivery.lease(), outcome, answer.told(), retryAt, at));
    return answer.isDelivered();
  }

  private Carrier.Answer attempt(WebhookStore.Leased delivery) {
    try {
      var body = json.writeValueAsString(payload(delivery));
      var at = clock.instant();
      var secret = safe.unlock(delivery.webhookId(), delivery.secret());
      var id = "msg_" + delivery.id();
      var headers = new TreeMap<String, String>();
      headers.put("webhook-id", id);
      headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
      headers.put("webhook-signature", Signature.of(secret, id, at, body));
      return carrier.post(URI.create(delivery.url()), Map.copyOf(headers), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      // Another server key: no receiver could check what we sign.
      LOG.error("Webhook {} cannot be signed: {}", delivery.webhookId(), e.toString());
      return new Carrier.Answer(0, "the secret cannot be read");
    }
  }

  private static Payload payload(WebhookStore.Leased delivery) {
    var tx = delivery.tx();
    var seq = delivery.seq();
    // A test is not in the stream, so it has an id of its own kind.
    var place = tx == null || seq == null ? delivery.id().toString() : tx + "-" + seq;
    Happening data =
        delivery.brin() == null
            ? new Happening.ToSupplier(
                place,
                delivery.at(),
                delivery.kind(),
                delivery.incidentId(),
                delivery.incidentNumber(),
                delivery.entry(),
                delivery.reportId())
            : new Happening.ToSchool(
                place,
                delivery.at(),
                delivery.kind(),
                delivery.incidentId(),
                delivery.incidentNumber());
    return new Payload(delivery.kind(), delivery.at(), data);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
