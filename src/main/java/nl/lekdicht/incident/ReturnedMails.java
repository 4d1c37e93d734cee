package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.letter.Letters;
import nl.lekdicht.letter.NotDeliveredFacts;
import nl.lekdicht.outbox.Outbox;
import nl.lekdicht.outbox.Posting;
import nl.lekdicht.outbox.Recipient;
import nl.lekdicht.outbox.Returned;
import nl.lekdicht.outbox.ReturnedMail;
import org.jspecify.annotations.Nullable;

/** A mail that could not be delivered is noted in the journal of its incident, and told to everyone else who can do something about it. */
@Singleton
final class ReturnedMails implements Returned {
  /** What letters about undelivered mail are sent for: when those come back too, nobody is told once more. */
  private static final String CAUSE = "returned:";

  private static final Set<Role> CONCERNED =
      Set.of(Role.INCIDENT_MANAGER, Role.ESCALATION_MANAGER, Role.ADMINISTRATOR);

  private final Dossiers dossiers;
  private final Roster roster;
  private final Letters letters;
  private final Outbox outbox;

  ReturnedMails(Dossiers dossiers, Roster roster, Letters letters, Outbox outbox) {
    this.dossiers = dossiers;
    this.roster = roster;
    this.letters = letters;
    this.outbox = outbox;
  }

  @Override
  public void tell(Occasion watch, ReturnedMail mail) {
    Dossier dossier;
    try {
      dossier = mail.incident() == null ? null : dossiers.lock(mail.incident()).orElse(null);
    } catch (Erased _) {
      // Nobody is to be told about it any more.
      return;
    }
    if (dossier != null && !dossier.incident().isClosed()) {
      Dossier after =
          dossiers.append(
              dossier,
              new IncidentEvent.MailReturned(mail.id(), mail.cause(), mail.to().account()),
              watch);
      dossiers.save(dossier, after);
    }
    if (mail.cause().startsWith(CAUSE)) {
      return;
    }
    List<Posting> postings =
        roster.at(mail.supplier(), watch.at()).stream()
            .filter(hearer -> hearer.roles().stream().anyMatch(CONCERNED::contains))
            .filter(hearer -> !hearer.address().equalsIgnoreCase(mail.to().address()))
            .map(hearer -> posting(mail, dossier, hearer, watch))
            .toList();
    if (!postings.isEmpty()) {
      outbox.post(postings, watch.at());
    }
  }

  private Posting posting(
      ReturnedMail mail, @Nullable Dossier dossier, Hearer hearer, Occasion watch) {
    String number = dossier == null ? null : dossier.incident().opened().event().number();
    UUID incident = dossier == null ? null : dossier.id();
    return new Posting(
        mail.supplier(),
        mail.incident(),
        CAUSE + mail.id(),
        new Recipient(hearer.account(), hearer.name(), hearer.address(), hearer.language()),
        letters.notDelivered(
            new NotDeliveredFacts(number, incident, mail.to().name(), watch.at()),
            hearer.language()));
  }
}
