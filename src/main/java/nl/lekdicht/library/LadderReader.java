package nl.lekdicht.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.Rung;
import nl.lekdicht.core.term.Rung.When;
import org.jspecify.annotations.Nullable;

/** Reads one ladder of warnings. */
final class LadderReader {
  private static final Pattern SHARE = Pattern.compile("(100|[1-9]?[0-9])%");
  private static final String DUE = "due";
  private static final String AFTER_DUE = "due + ";

  /** Administrators are nobody's rung: they hear what would reach nobody else. */
  private static final Set<Audience> CLIMBED =
      EnumSet.complementOf(EnumSet.of(Audience.ADMINISTRATORS));

  private LadderReader() {}

  /** The ladder; null after a fault that leaves none. */
  static @Nullable Ladder read(Fields ladder) {
    List<Rung> rungs = rungs(ladder);
    Duration again = Times.length(ladder, "again");
    ladder.close();
    return rungs.isEmpty() || again == null ? null : new Ladder(rungs, again);
  }

  private static List<Rung> rungs(Fields ladder) {
    List<Rung> rungs = new ArrayList<>();
    for (Fields rung : ladder.list("rungs", "A rung")) {
      When when =
          rung.parsed(
              "at",
              "a share such as 50%, due, or a time after it such as due + PT15M",
              LadderReader::when);
      Audience audience = rung.oneOf("hears", Audience.class, CLIMBED);
      rung.close();
      if (when == null || audience == null) {
        continue;
      }
      if (!rungs.isEmpty()) {
        judge(rung, when, audience, rungs.getLast());
      }
      rungs.add(new Rung(when, audience));
    }
    return rungs;
  }

  private static void judge(Fields rung, When when, Audience audience, Rung before) {
    int later = compare(when, before.when());
    if (later == 0) {
      rung.fault("at", "The rung before has the same moment, %s.".formatted(words(when)));
    } else if (later < 0) {
      rung.fault(
          "at",
          "%s is earlier than %s, the moment of the rung before; rungs stand in order."
              .formatted(words(when), words(before.when())));
    }
    if (audience.compareTo(before.audience()) < 0) {
      rung.fault(
          "hears",
          "%s stands below %s, who heard the rung before; a warning never climbs down."
              .formatted(audience, before.audience()));
    }
  }

  /** Null for a text that names no moment. */
  private static @Nullable When when(String text) {
    if (text.equals(DUE)) {
      return new When.Share(100);
    }
    if (text.startsWith(AFTER_DUE)) {
      Duration delay = Times.length(text.substring(AFTER_DUE.length()));
      return delay == null ? null : new When.AfterDue(delay);
    }
    Matcher share = SHARE.matcher(text);
    return share.matches() ? new When.Share(Integer.parseInt(share.group(1))) : null;
  }

  private static int compare(When one, When other) {
    return switch (one) {
      case When.Share(int percent) ->
          switch (other) {
            case When.Share(int percentOther) -> Integer.compare(percent, percentOther);
            case When.AfterDue _ -> -1;
          };
      case When.AfterDue(Duration delay) ->
          switch (other) {
            case When.Share _ -> 1;
            case When.AfterDue(Duration delayOther) -> delay.compareTo(delayOther);
          };
    };
  }

  /** As the file writes it. */
  static String words(When when) {
    return switch (when) {
      case When.Share(int percent) -> percent == 100 ? DUE : percent + "%";
      case When.AfterDue(Duration delay) -> AFTER_DUE + delay;
    };
  }
}
