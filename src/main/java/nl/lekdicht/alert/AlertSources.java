package nl.lekdicht.alert;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.account.AlertKeys;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** What may send warnings to a supplier, each with a key of its own. */
@Singleton
class AlertSources {
  private final Desk desk;
  private final SourceStore store;
  private final AlertKeys keys;
  private final Receipts receipts;

  AlertSources(Desk desk, SourceStore store, AlertKeys keys, Receipts receipts) {
    this.desk = desk;
    this.store = store;
    this.keys = keys;
    this.receipts = receipts;
  }

  List<SourceView> list(Viewer viewer, UUID after, int count) {
    return desk.<List<SourceView>>look(
        viewer, occasion -> store.list(after, count).stream().map(SourceView::of).toList());
  }

  Reply<SourceView.Made> make(Viewer viewer, String name, @Nullable RequestKey key) {
    return desk.<Reply<SourceView.Made>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(made(answered.get().subject()), true);
          }
          var id = TimeOrderedId.at(occasion.at());
          var supplier = Objects.requireNonNull(viewer.supplier());
          store.make(id, supplier, name, Sha256.hex(keys.of(id)), occasion.at(), viewer.account());
          receipts.keep(key, occasion, id, 0, false);
          return new Reply.Done<>(made(id), false);
        });
  }

  private SourceView.Made made(UUID id) {
    var row = store.find(id).orElseThrow();
    return new SourceView.Made(id, row.name(), keys.of(id), row.createdAt());
  }

  Reply<SourceView> revoke(Viewer viewer, UUID id, String reason, @Nullable RequestKey key) {
    return desk.<Reply<SourceView>>work(
        viewer,
        occasion -> {
          var again = receipts.find(key).isPresent();
          var revoked = again ? 1 : store.revoke(id, occasion.at(), viewer.account(), reason);
          var row = store.find(id);
          if (row.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("alert-source", id.toString()));
          }
          if (revoked == 0) {
            return Reply.refused(
                new Refusal.NotNow("alert-source-revoked", "This source was revoked already."));
          }
          if (!again) {
            receipts.keep(key, occasion, id, 0, false);
          }
          return new Reply.Done<>(SourceView.of(row.get()), again);
        });
  }
}
