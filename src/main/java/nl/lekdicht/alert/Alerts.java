package nl.lekdicht.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.lekdicht.alert.DeliveryView.Item;
import nl.lekdicht.alert.DeliveryView.State;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.incident.Reports;

/** Takes deliveries of alerts: one report per open alert, however often it is repeated and by however many at once. */
@Singleton
class Alerts {
  /** More than a machine that behaves sends; what repeats itself faster than this says nothing new. */
  private static final int MOST_CALLS_A_MINUTE = 60;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Desk desk;
  private final SourceStore sources;
  private final AlertStore store;
  private final Reports reports;
  private final AlertLetters letters;

  Alerts(Desk desk, SourceStore sources, AlertStore store, Reports reports, AlertLetters letters) {
    this.desk = desk;
    this.sources = sources;
    this.store = store;
    this.reports = reports;
    this.letters = letters;
  }

  /** Who calls. */
  sealed interface Caller {
    /** Nobody who may: the key is unknown or revoked. */
    record Unknown() implements Caller {}

    /** Too often in this minute. */
    record TooMany() implements Caller {}

    /** A source of this supplier, at this moment. */
    record Known(UUID source, UUID supplier, Instant at) implements Caller {}
  }

  /** Looks whose key this is and counts the call. */
  Caller caller(String key) {
    if (!KEY.matcher(key).matches()) {
      return new Caller.Unknown();
    }
    return desk.<Caller>unannounced(at ->
        sources
            .recognise(Sha256.hex(key), at)
            .<Caller>map(call ->
                call.calls() > MOST_CALLS_A_MINUTE
                    ? new Caller.TooMany()
                    : new Caller.Known(call.id(), call.supplierId(), at))
            .orElseGet(Caller.Unknown::new));
  }

  /** Empty when the source was revoked meanwhile. */
  Optional<DeliveryView> deliver(Caller.Known caller, List<Alert> alerts) {
    return desk.<Optional<DeliveryView>>onWatch(
        caller.supplier(),
        caller.at(),
        occasion ->
            sources
                .find(caller.source())
                .filter(source -> source.revokedAt() == null)
                .map(source -> deliver(source, caller.supplier(), alerts, occasion)));
  }

  /** In the order of the fingerprints: two deliveries of the same alerts in another order would wait for each other. */
  private DeliveryView deliver(
      SourceRow source, UUID supplier, List<Alert> alerts, Occasion occasion) {
    List<Item> items = new ArrayList<>(alerts.stream().map(Alerts::unseen).toList());
    List<UUID> made = new ArrayList<>();
    IntStream.range(0, alerts.size())
        .boxed()
        .sorted(Comparator.comparing(i -> alerts.get(i).fingerprint()))
        .forEach(i -> {
          var item =
              alerts.get(i).firing()
                  ? fire(source, supplier, alerts.get(i), occasion)
                  : resolve(source, alerts.get(i), occasion.at());
          if (!item.repeated() && item.reportId() != null) {
            made.add(item.reportId());
          }
          items.set(i, item);
        });
    letters.post(supplier, source.name(), made, occasion.at());
    return new DeliveryView(items);
  }

  private static Item unseen(Alert alert) {
    return new Item(alert.fingerprint(), null, State.CLOSED, true);
  }

  /** Who fails to claim finds the one that is open, unless it is closed just then: so until either is so. */
  private Item fire(SourceRow source, UUID supplier, Alert alert, Occasion occasion) {
    while (true) {
      var report = TimeOrderedId.at(occasion.at());
      var id = TimeOrderedId.at(occasion.at());
      if (store.claim(id, supplier, source.id(), alert.fingerprint(), report, occasion.at()) == 1) {
        reports.takeDown(supplier, report(report, source, alert, occasion.at()), occasion);
        return new Item(alert.fingerprint(), report, State.OPEN, false);
      }
      var open = store.findOpen(source.id(), alert.fingerprint());
      if (open.isPresent() && store.see(open.get().id(), occasion.at()) == 1) {
        return new Item(alert.fingerprint(), open.get().reportId(), State.OPEN, true);
      }
    }
  }

  private Item resolve(SourceRow source, Alert alert, Instant at) {
    var open = store.findOpen(source.id(), alert.fingerprint());
    open.ifPresent(it -> store.close(it.id(), at));
    var known = open.or(() -> store.findLatest(source.id(), alert.fingerprint()));
    return new Item(
        alert.fingerprint(), known.map(AlertRow::reportId).orElse(null), State.CLOSED, true);
  }

  private static Report report(UUID id, SourceRow source, Alert alert, Instant now) {
    var startsAt = alert.startsAt();
    return new Report(
        id,
        now,
        startsAt == null || startsAt.isAfter(now) ? now : startsAt,
        "automatic",
        alert.summary(),
        alert.description(),
        Report.What.AUTOMATIC_ALERT,
        alert.where(),
        source.name(),
        source.name());
  }
}
