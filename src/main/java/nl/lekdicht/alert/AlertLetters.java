package nl.lekdicht.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.letter.AlertFacts;
import nl.lekdicht.letter.Letters;
import nl.lekdicht.outbox.Outbox;
import nl.lekdicht.outbox.Posting;
import nl.lekdicht.outbox.Recipient;

/** Tells every incident manager of each new report; administrators where there is none who can be told. */
@Singleton
final class AlertLetters {
  private final Roster roster;
  private final Letters letters;
  private final Outbox outbox;

  AlertLetters(Roster roster, Letters letters, Outbox outbox) {
    this.roster = roster;
    this.letters = letters;
    this.outbox = outbox;
  }

  /** Within the transaction in which the reports are made. */
  void post(UUID supplier, String source, List<UUID> reports, Instant at) {
    if (reports.isEmpty()) {
      return;
    }
    List<Posting> postings = new ArrayList<>();
    for (var hearer : hearers(supplier, at)) {
      var to = new Recipient(hearer.account(), hearer.name(), hearer.address(), hearer.language());
      for (var report : reports) {
        var letter = letters.automaticAlert(new AlertFacts(report, source, at), hearer.language());
        postings.add(new Posting(supplier, null, "alert:" + report, to, letter));
      }
    }
    if (!postings.isEmpty()) {
      outbox.post(postings, at);
    }
  }

  private List<Hearer> hearers(UUID supplier, Instant at) {
    var all = roster.at(supplier, at);
    var managers = all.stream().filter(it -> it.roles().contains(Role.INCIDENT_MANAGER)).toList();
    return managers.isEmpty()
        ? all.stream().filter(it -> it.roles().contains(Role.ADMINISTRATOR)).toList()
        : managers;
  }
}
