package nl.lekdicht.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.Portions;

/** Gives files out piece by piece, each piece in a transaction of its own. */
@Singleton
public final class EvidenceContents {
  /** No piece is larger, in bytes. */
  static final int PIECE = 1024 * 1024;

  private static final byte[] NOTHING = {};

  private final Desk desk;
  private final EvidenceStore store;

  EvidenceContents(Desk desk, EvidenceStore store) {
    this.desk = desk;
    this.store = store;
  }

  /**
   * A file that is kept with this incident, as it came.
   *
   * @param size in bytes, as the journal has it; where there are other bytes than that the stream breaks
   */
  public Portions of(Viewer viewer, UUID incident, UUID evidence, long size) {
    return new Portions() {
      private int number;
      private long given;

      @Override
      public boolean writeNext(OutputStream to) throws IOException {
        number++;
        byte[] piece =
            desk.<Optional<ChunkRow>>look(viewer, _ -> store.findChunk(incident, evidence, number))
                .map(ChunkRow::content)
                .orElse(NOTHING);
        given += piece.length;
        if (piece.length == 0 || given > size) {
          throw new IOException("evidence %s is not whole".formatted(evidence));
        }
        to.write(piece);
        return given < size;
      }
    };
  }
}
