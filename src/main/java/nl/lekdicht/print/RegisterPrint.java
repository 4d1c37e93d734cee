package nl.lekdicht.print;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.document.Documents;
import nl.lekdicht.document.Part;

/** Entries of the register as they can be shown to anyone: the authority, a school, a court. */
@Singleton
public final class RegisterPrint {
  private final Documents documents;

  RegisterPrint(Documents documents) {
    this.documents = documents;
  }

  /**
   * One entry, with a heading of level 2 first. Of what it does not know it says so, where that matters.
   *
   * @param language nl or en
   */
  public static List<Part> parts(RegisterEntry entry, String language) {
    RegisterWords words = RegisterWords.in(language);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Heading(2, entry.number() + ": " + entry.title()));
    parts.add(
        new Part.Pairs(
            List.of(new Part.Pair(words.label("state"), words.option("state", entry.state().name())))));
    return parts;
  }

  /**
   * A PDF of these entries, in this order.
   *
   * @param subtitle what is in it and of when it is; a paragraph under the title
   * @param language nl or en
   */
  public byte[] pdf(String title, String subtitle, String language, List<RegisterEntry> entries) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Paragraph(subtitle));
    entries.forEach(entry -> parts.addAll(parts(entry, language)));
    return documents.sheet(title, language, parts);
  }
}
