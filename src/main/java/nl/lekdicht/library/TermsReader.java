package nl.lekdicht.library;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.Rhythm;
import nl.lekdicht.core.term.TermRule;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/** Reads one edition of the terms. */
final class TermsReader {
  /** The kinds that law or agreement gives, or we in their place; the others come from checklists and from the rhythm. */
  private static final Set<DeadlineKind> RULED =
      EnumSet.of(
          DeadlineKind.SCHOOL_NOTICE,
          DeadlineKind.AP_NOTIFICATION,
          DeadlineKind.AP_NOTIFICATION_CAUTIOUS,
          DeadlineKind.ESCALATION_ACKNOWLEDGEMENT);

  private final Findings findings;

  private TermsReader(Findings findings) {
    this.findings = findings;
  }

  /** The terms; null after a fault. */
  record Content(@Nullable Terms terms) {
    TermsEdition edition(Original original) {
      if (terms == null) {
        throw new IllegalStateException(original.file() + " has faults");
      }
      return new TermsEdition(terms, original);
    }
  }

  static Reading<Content> read(Fields file, Findings findings) {
    return new TermsReader(findings).read(file);
  }

  private Reading<Content> read(Fields file) {
    file.number("format", 1, 1);
    String id = file.id("id");
    ZoneId zone = Times.zone(file, "timeZone");
    List<TermRule> rules = rules(file);
    Map<DeadlineKind, Ladder> ladders = ladders(file);
    Rhythm updates = updates(file, zone);
    file.close();
    Terms terms =
        !findings.faults().isEmpty() || zone == null || updates == null
            ? null
            : new Terms(zone, rules, ladders, updates);
    return new Reading<>(id, file.line("id"), new Content(terms), List.of());
  }

  private static List<TermRule> rules(Fields file) {
    List<TermRule> rules = new ArrayList<>();
    Map<DeadlineKind, Dated> latest = new EnumMap<>(DeadlineKind.class);
    Set<DeadlineKind> missing = EnumSet.copyOf(RULED);
    List<Fields> listed = file.list("rules", "A rule");
    boolean known = !listed.isEmpty();
    for (Fields rule : listed) {
      DeadlineKind kind = ruledKind(rule);
      Duration length = Times.length(rule, "within");
      LocalDate holdsFrom = Times.day(rule, "holdsFrom");
      String basis = rule.text("basis");
      boolean target = rule.flag("target");
      rule.close();
      if (kind == null) {
        known = false;
        continue;
      }
      missing.remove(kind);
      if (holdsFrom == null || length == null) {
        continue;
      }
      Dated before = latest.put(kind, new Dated(holdsFrom, rule.line()));
      if (before != null && !holdsFrom.isAfter(before.holdsFrom())) {
        rule.fault(
            "holdsFrom",
            "This rule for %s holds from %s and the one on line %d from %s; each must hold from a later day than the one before."
                .formatted(kind, holdsFrom, before.line(), before.holdsFrom()));
      }
      rules.add(new TermRule(kind, length, basis, holdsFrom, target));
    }
    if (known) {
      missing.forEach(kind -> file.fault("rules", "There is no rule for %s.".formatted(kind)));
    }
    return rules;
  }

  private record Dated(LocalDate holdsFrom, int line) {}

  /** The kind; null after a fault. */
  private static @Nullable DeadlineKind ruledKind(Fields rule) {
    DeadlineKind kind = rule.oneOf("kind", DeadlineKind.class);
    if (kind == null || RULED.contains(kind)) {
      return kind;
    }
    rule.fault(
        "kind",
        kind == DeadlineKind.STATUS_UPDATE
            ? "STATUS_UPDATE takes no rule: \"updates\" says when one is due."
            : "%s takes no rule: a checklist gives it at its step.".formatted(kind));
    return null;
  }

  private static Map<DeadlineKind, Ladder> ladders(Fields file) {
    Map<DeadlineKind, Ladder> ladders = new EnumMap<>(DeadlineKind.class);
    Map<DeadlineKind, Integer> lines = new EnumMap<>(DeadlineKind.class);
    Set<DeadlineKind> missing = EnumSet.allOf(DeadlineKind.class);
    List<Fields> listed = file.list("ladders", "A ladder");
    boolean known = !listed.isEmpty();
    for (Fields fields : listed) {
      DeadlineKind kind = fields.oneOf("kind", DeadlineKind.class);
      Ladder ladder = LadderReader.read(fields);
      if (kind == null) {
        known = false;
        continue;
      }
      missing.remove(kind);
      Integer earlier = lines.putIfAbsent(kind, fields.line("kind"));
      if (earlier != null) {
        fields.fault(
            "kind", "There is a ladder for %s already, on line %d.".formatted(kind, earlier));
      } else if (ladder != null) {
        ladders.put(kind, ladder);
      }
    }
    if (known) {
      missing.forEach(kind -> file.fault("ladders", "There is no ladder for %s.".formatted(kind)));
    }
    return ladders;
  }

  private static @Nullable Rhythm updates(Fields file, @Nullable ZoneId zone) {
    Fields updates = file.need("updates", "\"updates\"");
    if (updates == null) {
      return null;
    }
    Duration every = Times.length(updates, "every");
    LocalTime opensAt = Times.minute(updates, "opensAt");
    LocalTime closesAt = Times.minute(updates, "closesAt");
    String basis = updates.text("basis");
    LocalDate holdsFrom = Times.day(updates, "holdsFrom");
    updates.close();
    if (opensAt == null || closesAt == null) {
      return null;
    }
    if (!opensAt.isBefore(closesAt)) {
      updates.fault("closesAt", "\"closesAt\" must be later than \"opensAt\".");
    } else if (every != null && every.compareTo(Duration.between(opensAt, closesAt)) > 0) {
      updates.fault(
          "every", "\"every\" must not be longer than the time from \"opensAt\" to \"closesAt\".");
    }
    return every == null || zone == null || holdsFrom == null
        ? null
        : new Rhythm(every, opensAt, closesAt, zone, basis, holdsFrom);
  }
}
