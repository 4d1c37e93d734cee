package nl.lekdicht.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.database.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mail that is due and sends it. Any number of couriers share the work: each takes what no other has, for the time of a lease, and
 * holds no transaction while it talks to the mail server. What a courier does not bring to an end is taken by another when the lease
 * ends; such a mail may arrive twice, under one Message-ID.
 */
@Singleton
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  static final int BATCH = 100;

  /** Longer than a turn and the slowest last mail of it. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** How long to wait after the first attempt, the second, and so on: a day in all. After that the mail is given up. */
  static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(40),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(6),
          Duration.ofHours(10));

  private static final Duration TURN = Duration.ofMinutes(1);

  private final OutboxStore store;
  private final Desk desk;
  private final Delivery delivery;
  private final Mailer mailer;
  private final List<Returned> returned;
  private final OutboxMeters meters;
  private volatile boolean stopping;

  Courier(
      OutboxStore store,
      Desk desk,
      Delivery delivery,
      Mailer mailer,
      List<Returned> returned,
      OutboxMeters meters) {
    this.store = store;
    this.desk = desk;
    this.delivery = delivery;
    this.mailer = mailer;
    this.returned = List.copyOf(returned);
    this.meters = meters;
  }

  /**
   * Sends what is due, over one connection, for a minute at most.
   *
   * @return how many mails were sent, put off or given up
   */
  public int runOnce(Instant at) {
    Optional<MailServer> server = delivery.server();
    if (server.isEmpty()) {
      return 0;
    }
    Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
    try (Line line = mailer.line(server.get())) {
      return new Turn(line, moment, System.nanoTime() + TURN.toNanos()).run();
    }
  }

  /** Ends the turn after the mail that is being sent. */
  void stop() {
    stopping = true;
  }

  private final class Turn {
    private final Line line;
    private final Instant at;
    private final long endsAt;
    private boolean over;
    private int ended;

    Turn(Line line, Instant at, long endsAt) {
      this.line = line;
      this.at = at;
      this.endsAt = endsAt;
    }

    int run() {
      while (!over) {
        List<Mail> taken = desk.unannounced(_ -> store.claim(at, at.plus(LEASE), BATCH));
        over = taken.size() < BATCH;
        carry(taken);
      }
      return ended;
    }

    private void carry(List<Mail> taken) {
      for (int i = 0; i < taken.size(); i++) {
        if (stopping || System.nanoTime() - endsAt > 0) {
          over = true;
          taken.subList(i, taken.size()).forEach(this::putBack);
          return;
        }
        Mail mail = taken.get(i);
        Fate fate = line.send(mail, at);
        if (fate instanceof Fate.Unreachable(String reason)) {
          LOG.warn("No mail can be sent. {}", reason);
          over = true;
          taken.subList(i, taken.size()).forEach(it -> settle(it, fate));
          return;
        }
        settle(mail, fate);
      }
    }

    private void settle(Mail mail, Fate fate) {
      ended++;
      switch (fate) {
        case Fate.Sent() -> sent(mail);
        case Fate.PutOff(String reason, boolean byRecipient) -> putOff(mail, reason, byRecipient);
        case Fate.Unreachable(String reason) -> putOff(mail, reason, false);
        case Fate.Refused(String reason) -> giveUp(mail, reason);
      }
    }

    private void sent(Mail mail) {
      desk.<Integer>onWatch(mail.supplierId(), at, _ -> store.sent(mail.id(), mail.attempts(), at));
      meters.sentOne();
    }

    private void putOff(Mail mail, String reason, boolean byRecipient) {
      if (mail.attempts() > STEPS.size()) {
        giveUp(mail, reason);
        return;
      }
      Instant next = at.plus(STEPS.get(mail.attempts() - 1));
      desk.<Integer>onWatch(
          mail.supplierId(),
          at,
          _ -> store.putOff(mail.id(), mail.attempts(), next, byRecipient, reason));
    }

    private void giveUp(Mail mail, String reason) {
      try {
        boolean gaveUp =
            desk.onWatch(
                mail.supplierId(),
                at,
                watch -> {
                  if (store.giveUp(mail.id(), mail.attempts(), reason) == 0) {
                    return false;
                  }
                  returned.forEach(it -> it.tell(watch, mail.returned(reason)));
                  return true;
                });
        if (gaveUp) {
          LOG.warn("Mail {} cannot be delivered: {}", mail.id(), reason);
          meters.gaveUpOne();
        }
      } catch (RuntimeException e) {
        LOG.error("Mail {} could not be given up; it is tried again", mail.id(), e);
      }
    }

    private void putBack(Mail mail) {
      desk.<Integer>onWatch(
          mail.supplierId(), at, _ -> store.putBack(mail.id(), mail.attempts(), at));
    }
  }
}
