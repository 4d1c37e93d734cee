package nl.lekdicht.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.paper.Block;
import nl.lekdicht.core.paper.Prose;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Retained;
import org.jspecify.annotations.Nullable;

/** The words of a certificate in one language, in the form of {@link Prose}. Its first heading is the title. */
final class CertificateText {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}\\u0085]+");
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

  private final Locale locale;
  private final ResourceBundle bundle;

  private CertificateText(String language) {
    locale = Locale.of(language);
    bundle =
        ResourceBundle.getBundle(
            "messages.certificates",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Dutch or English, and never what the machine happens to speak. */
  static CertificateText in(String language) {
    return new CertificateText(language.equals("en") ? "en" : "nl");
  }

  /**
   * What is certified.
   *
   * @param head where the journal ended; null for what has no journal
   * @param dueAt when the term ended
   */
  record Facts(
      UUID erasure,
      Retained entry,
      Instant closedAt,
      Instant dueAt,
      Instant erasedAt,
      String supplier,
      String by,
      String reason,
      List<String> schools,
      Chain.@Nullable Head head) {}

  /** For the supplier: with who and why, and all schools. */
  String ofSupplier(Facts facts) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(say("title", Map.of("number", line(facts.entry().number())))));
    blocks.add(
        paragraph(
            "what",
            Map.of("supplier", line(facts.supplier()), "number", line(facts.entry().number()))));
    moments(facts, blocks);
    blocks.add(item("by", "name", facts.by()));
    blocks.add(item("reason", "reason", facts.reason()));
    if (!facts.schools().isEmpty()) {
      blocks.add(item("schools", "schools", String.join(", ", facts.schools())));
    }
    blocks.add(new Block.Heading(say("gone", Map.of())));
    blocks.add(paragraph("gone" + origin(facts), Map.of()));
    blocks.add(new Block.Heading(say("stays", Map.of())));
    stays(facts, blocks);
    Chain.Head head = facts.head();
    if (head != null) {
      blocks.add(
          paragraph(
              "stays.head", Map.of("entry", Integer.toString(head.number()), "hash", head.hash())));
    }
    blocks.add(paragraph("reference", Map.of("erasure", facts.erasure().toString())));
    return Prose.format(blocks);
  }

  /** For one school: nothing of any other, nor of who did it and why. */
  String ofSchool(Facts facts, String brin, String name) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(say("title", Map.of("number", line(facts.entry().number())))));
    blocks.add(
        paragraph(
            "what.school",
            Map.of(
                "supplier",
                line(facts.supplier()),
                "school",
                name.isBlank() ? brin : line(name),
                "brin",
                brin,
                "number",
                line(facts.entry().number()))));
    moments(facts, blocks);
    blocks.add(new Block.Heading(say("gone", Map.of())));
    blocks.add(paragraph("gone" + origin(facts), Map.of()));
    blocks.add(new Block.Heading(say("stays", Map.of())));
    blocks.add(paragraph("stays.certificate", Map.of()));
    stays(facts, blocks);
    blocks.add(paragraph("reference", Map.of("erasure", facts.erasure().toString())));
    return Prose.format(blocks);
  }

  private void stays(Facts facts, List<Block> blocks) {
    blocks.add(paragraph("stays" + origin(facts), Map.of()));
    blocks.add(paragraph("stays.readings", Map.of()));
  }

  private void moments(Facts facts, List<Block> blocks) {
    blocks.add(item("number", "number", facts.entry().number()));
    blocks.add(item("reported", "moment", moment(facts.entry().reportedAt())));
    blocks.add(item("closed", "moment", moment(facts.closedAt())));
    blocks.add(
        new Block.Item(
            say(
                "due",
                Map.of(
                    "moment",
                    moment(facts.dueAt()),
                    "months",
                    Integer.toString(facts.entry().months())))));
    blocks.add(item("erased", "moment", moment(facts.erasedAt())));
  }

  private static String origin(Facts facts) {
    return facts.entry().origin() == RegisterEntry.Origin.HANDLED ? ".handled" : ".imported";
  }

  private Block item(String key, String blank, String word) {
    return new Block.Item(say(key, Map.of(blank, line(word))));
  }

  private Block paragraph(String key, Map<String, String> words) {
    return new Block.Paragraph(say(key, words));
  }

  private String say(String key, Map<String, String> words) {
    return BLANK
        .matcher(bundle.getString(key))
        .replaceAll(
            blank -> Matcher.quoteReplacement(words.getOrDefault(blank.group(1), blank.group())));
  }

  /** What somebody entered, fit to stand in a line. */
  private static String line(String entered) {
    return BREAKS.matcher(entered).replaceAll(" ").strip();
  }

  /** To the minute, in Dutch time. */
  private String moment(Instant at) {
    ZonedDateTime here = at.atZone(ZONE);
    return say(
        "moment",
        Map.of(
            "day", DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(here),
            "time", DateTimeFormatter.ofPattern("HH:mm", locale).format(here)));
  }
}
