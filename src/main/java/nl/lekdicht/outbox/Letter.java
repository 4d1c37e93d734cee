package nl.lekdicht.outbox;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, in one language; text and simple HTML are both made from it.
 *
 * @param paragraphs plain text, each without an empty line
 * @param link what the reader should open
 */
public record Letter(String subject, List<String> paragraphs, @Nullable URI link) {
  public Letter {
    paragraphs = List.copyOf(paragraphs);
  }
}
