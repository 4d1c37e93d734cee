package nl.lekdicht.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kept mails, latest first.
 *
 * @param older the address of the next page; null on the last
 */
public record MailListPage(List<Line> mails, boolean first, @Nullable String older) {
  public MailListPage {
    mails = List.copyOf(mails);
  }

  /**
   * @param language as HTML names it
   * @param at for reading, in Dutch time
   * @param moment for machines
   */
  public record Line(
      String address, String subject, String language, String to, String at, String moment) {}
}
