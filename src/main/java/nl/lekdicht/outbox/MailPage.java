package nl.lekdicht.outbox;

/**
 * One kept mail as its reader would have got it.
 *
 * @param html what stands between the body tags of its HTML part; every text in it is escaped
 */
public record MailPage(
    String subject,
    String language,
    String name,
    String address,
    String at,
    String moment,
    String text,
    String html) {}
