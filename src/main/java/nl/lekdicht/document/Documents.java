package nl.lekdicht.document;

import jakarta.inject.Singleton;
import java.util.List;
import nl.lekdicht.core.paper.Block;

/** Makes files from the blocks of a paper. */
@Singleton
public final class Documents {
  /**
   * A Word document with real headings and lists.
   *
   * @param language nl or en
   */
  public byte[] docx(String title, String language, List<Block> blocks) {
    return new byte[0];
  }

  /**
   * A PDF that a screen reader can follow (PDF/UA-1), with its fonts inside.
   *
   * @param language nl or en
   */
  public byte[] pdf(String title, String language, List<Block> blocks) {
    return new byte[0];
  }
}
