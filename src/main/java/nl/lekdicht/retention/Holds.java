package nl.lekdicht.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.core.incident.KeepingRules;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Retained;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.AlsoKept;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.ErasedEntries;
import nl.lekdicht.receipt.AnsweredMeanwhile;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** Holds entries that must stay longer than was agreed, and lifts the holds. Of an incident the journal says so as well. */
@Singleton
final class Holds implements AlsoKept {
  private static final ZoneId DAYS = ZoneId.of("Europe/Amsterdam");
  private static final int MOST_HOLDS = 10_000;

  private final Desk desk;
  private final RetentionStore store;
  private final Changes changes;
  private final ErasedEntries erased;
  private final Receipts receipts;

  Holds(Desk desk, RetentionStore store, Changes changes, ErasedEntries erased, Receipts receipts) {
    this.desk = desk;
    this.store = store;
    this.changes = changes;
    this.erased = erased;
    this.receipts = receipts;
  }

  Reply<RetainedView> hold(
      Viewer viewer, UUID entry, String reason, LocalDate reviewOn, @Nullable RequestKey key) {
    KeepingEvent.RetentionHeld held = new KeepingEvent.RetentionHeld(reason, reviewOn);
    return switch (origin(viewer, entry)) {
      case null -> unknown(entry);
      case HANDLED ->
          changes.change(
              viewer,
              entry,
              key,
              (incident, occasion) ->
                  findFault(reviewOn, occasion.at())
                      .<Outcome<IncidentEvent>>map(Outcome::refused)
                      .orElseGet(() -> KeepingRules.hold(incident, held)),
              (after, event, occasion) -> hold(after.supplier(), after.id(), held, occasion),
              this::show);
      case IMPORTED ->
          ofImported(
              viewer,
              entry,
              key,
              (now, occasion) -> {
                Optional<Refusal> fault = findFault(reviewOn, occasion.at());
                if (fault.isPresent()) {
                  return fault;
                }
                if (now.hold() != null) {
                  return Optional.of(
                      new Refusal.NotNow(
                          "held-already",
                          "This entry is held already, since %s: lift that hold to give another reason."
                              .formatted(now.hold().at())));
                }
                hold(Objects.requireNonNull(viewer.supplier()), entry, held, occasion);
                return Optional.empty();
              });
    };
  }

  Reply<RetainedView> lift(Viewer viewer, UUID entry, String why, @Nullable RequestKey key) {
    KeepingEvent.HoldLifted lifted = new KeepingEvent.HoldLifted(why);
    return switch (origin(viewer, entry)) {
      case null -> unknown(entry);
      case HANDLED ->
          changes.change(
              viewer,
              entry,
              key,
              (incident, _) -> KeepingRules.lift(incident, lifted),
              (after, event, occasion) -> lift(after.id(), why, occasion),
              this::show);
      case IMPORTED ->
          ofImported(
              viewer,
              entry,
              key,
              (now, occasion) ->
                  lift(entry, why, occasion) == 1
                      ? Optional.empty()
                      : Optional.of(new Refusal.NotNow("not-held", "This entry is not held.")));
    };
  }

  private RegisterEntry.@Nullable Origin origin(Viewer viewer, UUID entry) {
    Optional<Retained> found =
        desk.look(
            viewer,
            _ -> {
              Optional<Retained> standing = store.find(entry).map(RetainedRow::retained);
              if (standing.isEmpty()) {
                erased.refuse(entry);
              }
              return standing;
            });
    return found.map(Retained::origin).orElse(null);
  }

  private static Reply<RetainedView> unknown(UUID entry) {
    return Reply.refused(new Refusal.Unknown("entry", entry.toString()));
  }

  private static Optional<Refusal> findFault(LocalDate reviewOn, Instant now) {
    return reviewOn.isAfter(LocalDate.ofInstant(now, DAYS))
        ? Optional.empty()
        : Optional.of(new Refusal.InvalidField("reviewOn", "must be a day after today"));
  }

  private void hold(UUID supplier, UUID entry, KeepingEvent.RetentionHeld held, Occasion occasion) {
    store.hold(
        TimeOrderedId.at(occasion.at()),
        entry,
        supplier,
        held.reason(),
        held.reviewOn(),
        occasion.at(),
        occasion.actor().account());
  }

  private int lift(UUID entry, String why, Occasion occasion) {
    return store.lift(entry, why, occasion.at(), occasion.actor().account());
  }

  private RetainedView show(Dossier dossier, Instant at) {
    return RetainedView.of(store.find(dossier.id()).orElseThrow().retained(), at);
  }

  /** What is decided and written about an entry that was taken over; why not, where it is refused. */
  private interface Deed {
    Optional<Refusal> attempt(Retained now, Occasion occasion);
  }

  private Reply<RetainedView> ofImported(
      Viewer viewer, UUID entry, @Nullable RequestKey key, Deed deed) {
    return desk.work(
        viewer,
        occasion -> {
          if (store.lock(entry).isEmpty()) {
            erased.refuse(entry);
            return unknown(entry);
          }
          Optional<Receipt> answered = receipts.find(key);
          Function<Instant, RetainedView> show =
              at -> RetainedView.of(store.find(entry).orElseThrow().retained(), at);
          if (answered.isPresent()) {
            return new Reply.Done<>(show.apply(answered.get().at()), true);
          }
          Retained now = store.find(entry).orElseThrow().retained();
          Optional<Refusal> refusal = deed.attempt(now, occasion);
          if (refusal.isPresent()) {
            if (receipts.find(key).isPresent()) {
              throw new AnsweredMeanwhile();
            }
            return Reply.refused(refusal.get());
          }
          receipts.keep(key, occasion, entry, 0, false);
          return new Reply.Done<>(show.apply(occasion.at()), false);
        });
  }

  @Override
  public List<String> differences(UUID incident, List<Recorded<IncidentEvent>> events) {
    List<String> told = new ArrayList<>();
    for (Recorded<IncidentEvent> recorded : events) {
      String who = recorded.at().toEpochMilli() + " " + recorded.by();
      if (recorded.event() instanceof KeepingEvent.RetentionHeld(String reason, LocalDate review)) {
        told.add(reason + "\n" + review + " " + who);
      } else if (recorded.event() instanceof KeepingEvent.HoldLifted(String why)) {
        told.add(told.removeLast() + "\n" + why + "\n" + who);
      }
    }
    return told.equals(store.holds(incident, MOST_HOLDS))
        ? List.of()
        : List.of("the stored holds are not what the journal says");
  }
}
