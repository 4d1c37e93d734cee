package nl.lekdicht.database;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement without its where-clauses, those of subselects too: what is left to hold rows back is the database. */
final class Whereless {
  private static final Set<String> ENDS =
      Set.of("group", "order", "limit", "for", "union", "returning", "having", "offset", "fetch");

  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^']|'')*'|\\s+|[A-Za-z_][A-Za-z_0-9]*|.", Pattern.DOTALL);

  private Whereless() {}

  static String of(String sql) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    int skippingSince = -1;
    for (String token : TOKEN.matcher(sql).results().map(found -> found.group()).toList()) {
      String word = token.toLowerCase(Locale.ROOT);
      boolean ends = depth == skippingSince && (word.equals(")") || ENDS.contains(word));
      if (ends) {
        skippingSince = -1;
      }
      if (word.equals("(")) {
        depth++;
      } else if (word.equals(")")) {
        depth--;
      }
      if (skippingSince < 0 && word.equals("where")) {
        skippingSince = depth;
      } else if (skippingSince < 0) {
        kept.append(token);
      }
    }
    return harmless(kept.toString()).strip();
  }

  /** A filter that only had a where-clause goes with it. Parameters that are left stand in the list of columns or in a limit. */
  private static String harmless(String sql) {
    String filtered = sql.replaceAll("(?i)filter\\s*\\(\\s*\\)", "");
    String limited = filtered.replaceAll("(?i)limit\\s+:\\w+", "limit 1000");
    Matcher left = Pattern.compile("(?<![:\\w]):[A-Za-z]\\w*").matcher(limited);
    return left.replaceAll("null");
  }
}
