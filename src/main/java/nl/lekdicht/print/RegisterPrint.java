package nl.lekdicht.print;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.document.Documents;
import nl.lekdicht.document.Part;

/** Entries of the register as they can be shown to anyone: the authority, a school, a court. */
@Singleton
public final class RegisterPrint {
  /** The least {@link #weight} there is. */
  public static final int LIGHTEST = 40;

  private final Documents documents;

  RegisterPrint(Documents documents) {
    this.documents = documents;
  }

  /**
   * One entry, with a heading of level 2 first. What should be known and is not, it says.
   *
   * @param language nl or en
   * @param at by which it is said whether a term was kept
   */
  public static List<Part> parts(RegisterEntry entry, String language, Instant at) {
    RegisterWords words = RegisterWords.in(language);
    List<Part> parts = new ArrayList<>(new EntryParts(words, entry).parts());
    parts.addAll(new SchoolParts(words, entry).parts());
    parts.addAll(new DecidedParts(words, entry, at).parts());
    return parts;
  }

  /**
   * A PDF of these entries, in this order.
   *
   * @param subtitle what is in it and of when it is; a paragraph under the title
   * @param language nl or en
   * @param at by which it is said whether a term was kept
   */
  public byte[] pdf(
      String title, String subtitle, String language, Instant at, List<RegisterEntry> entries) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Paragraph(subtitle));
    parts.add(new Part.Paragraph(RegisterWords.in(language).say("zone")));
    entries.forEach(entry -> parts.addAll(parts(entry, language, at)));
    return documents.sheet(title, language, parts);
  }

  /** How much of a PDF an entry takes: the lines of its tables, and some for the rest. To cut a long register into volumes by. */
  public static int weight(RegisterEntry entry) {
    return LIGHTEST
        + entry.measures().size()
        + entry.decisions().size()
        + entry.terms().size()
        + entry.schools().stream().mapToInt(school -> 1 + school.terms().size()).sum();
  }
}
