package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.Warnings;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.Rung;
import nl.lekdicht.deadline.Claim;
import nl.lekdicht.letter.Letters;
import nl.lekdicht.letter.WarningFacts;
import nl.lekdicht.outbox.Posting;
import nl.lekdicht.outbox.Recipient;
import nl.lekdicht.school.SchoolDirectory;

/** Gives the warnings of an incident's deadlines: an entry, a claim and a letter to everyone who hears, in the transaction of the caller. */
@Singleton
final class Alarms {
  private final Dossiers dossiers;
  private final Roster roster;
  private final SchoolDirectory schools;
  private final Letters letters;

  Alarms(Dossiers dossiers, Roster roster, SchoolDirectory schools, Letters letters) {
    this.dossiers = dossiers;
    this.roster = roster;
    this.schools = schools;
    this.letters = letters;
  }

  /** Whatever is due the moment that something is recorded, such as the mail of an escalation. No statement when nothing is. */
  Dossier soundNow(Dossier dossier, Occasion occasion) {
    boolean nothing =
        dossier.deadlines().stream()
            .noneMatch(
                watched -> watched.next() != null && !watched.next().at().isAfter(occasion.at()));
    if (nothing) {
      return dossier;
    }
    Bundle bundle = Bundle.of(dossier.supplier());
    Dossier after = sound(dossier, roster.at(dossier.supplier(), occasion.at()), occasion, bundle);
    bundle.close(dossier.deadlines(), dossier, after);
    dossiers.write(bundle, occasion.at());
    return after;
  }

  /** All warnings that are due, the earliest first. What is to be written is added to the bundle. */
  Dossier sound(Dossier dossier, List<Hearer> everybody, Occasion occasion, Bundle bundle) {
    Dossier now = dossier;
    List<Warnings.Warning> due = Warnings.due(now.incident(), occasion.at(), everybody);
    while (!due.isEmpty()) {
      for (Warnings.Warning warning : due) {
        now = dossiers.foresee(now, warning.event(), occasion, bundle);
        claim(now, warning, bundle);
        post(now, warning, everybody, occasion, bundle);
      }
      due = Warnings.due(now.incident(), occasion.at(), everybody);
    }
    return now;
  }

  private static void claim(Dossier dossier, Warnings.Warning warning, Bundle bundle) {
    for (Deadline deadline : warning.deadlines()) {
      bundle
          .claims()
          .add(
              new Claim(
                  dossier.id(),
                  deadline.slot(),
                  warning.event().dueAt(),
                  warning.event().number(),
                  dossier.head().number(),
                  warning.event().late()));
    }
  }

  private void post(
      Dossier dossier,
      Warnings.Warning warning,
      List<Hearer> everybody,
      Occasion occasion,
      Bundle bundle) {
    WarningFacts facts = facts(dossier, warning, everybody, occasion);
    for (Hearer hearer : warning.hearing().hearers()) {
      bundle
          .postings()
          .add(
              new Posting(
                  dossier.supplier(),
                  dossier.id(),
                  "warning:%s:%d".formatted(dossier.id(), dossier.head().number()),
                  new Recipient(
                      hearer.account(), hearer.name(), hearer.address(), hearer.language()),
                  letters.warning(facts, hearer.language())));
    }
  }

  private WarningFacts facts(
      Dossier dossier, Warnings.Warning warning, List<Hearer> everybody, Occasion occasion) {
    Incident incident = dossier.incident();
    Deadline deadline = warning.deadlines().getFirst();
    Ladder ladder = incident.terms().ladder(deadline.kind());
    int number = warning.rung().number();
    int last = ladder.rungs().size();
    Rung rung = ladder.rungs().get(Math.min(number, last) - 1);
    List<String> concerned = schoolsOf(warning.deadlines());
    return new WarningFacts(
        incident.opened().event().number(),
        incident.id(),
        deadline.kind(),
        rung.when(),
        Math.max(0, number - last),
        warning.hearing().audience(),
        deadline.startedAt() == null ? warning.event().dueAt() : deadline.startedAt(),
        warning.event().dueAt(),
        occasion.at(),
        warning.event().late(),
        stepTitle(incident, deadline).orElse(null),
        concerned.size() == 1 ? concerned.getFirst() : null,
        concerned.size() == 1 ? deadline.school() : null,
        concerned.size() == 1 ? List.of() : concerned,
        deadline.basis().clause(),
        names(warning.heardBefore(), everybody));
  }

  private static Optional<BilingualText> stepTitle(Incident incident, Deadline deadline) {
    UUID run = deadline.run();
    String step = deadline.step();
    return run == null || step == null
        ? Optional.empty()
        : incident.findRun(run).map(found -> found.run().checklist().step(step).title());
  }

  private List<String> schoolsOf(List<Deadline> deadlines) {
    List<String> brins =
        deadlines.stream().map(Deadline::school).flatMap(Stream::ofNullable).toList();
    Map<String, String> names = schools.names(brins);
    return brins.stream().map(brin -> names.getOrDefault(brin, brin)).toList();
  }

  private static List<String> names(Set<UUID> accounts, List<Hearer> everybody) {
    Map<UUID, Hearer> byId =
        everybody.stream().collect(Collectors.toMap(Hearer::account, Function.identity()));
    return accounts.stream()
        .flatMap(account -> Optional.ofNullable(byId.get(account)).stream())
        .map(Hearer::name)
        .sorted()
        .toList();
  }
}
