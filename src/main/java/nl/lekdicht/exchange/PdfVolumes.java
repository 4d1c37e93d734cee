package nl.lekdicht.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.print.RegisterPrint;
import nl.lekdicht.web.Portions;

/** A register that is too long for one PDF, as a ZIP of volumes: each is made while the one before is read. */
final class PdfVolumes implements Portions {
  /** Of {@link RegisterPrint#weight}: what is made well within a second. */
  static final int HEAVIEST = 1_200;

  private static final int READ_AT_ONCE = 30;

  private final Printer printer;
  private final Walk walk;
  private final long begunAt;
  private final List<RegisterEntry> waiting;
  private final Relay relay = new Relay();
  private final ZipOutputStream zip = new ZipOutputStream(relay);
  private int volume;
  private boolean named;

  /** Makes one volume. */
  @FunctionalInterface
  interface Printer {
    byte[] print(int volume, List<RegisterEntry> entries);
  }

  /**
   * @param first those that were read already
   * @param begunAt milliseconds since 1970: of every file in the ZIP
   */
  PdfVolumes(Printer printer, List<RegisterEntry> first, Walk walk, long begunAt) {
    this.printer = printer;
    this.waiting = new ArrayList<>(first);
    this.walk = walk;
    this.begunAt = begunAt;
  }

  /** Whether these are more than one volume takes. */
  static boolean areTooMany(List<RegisterEntry> entries) {
    return entries.size() > 1 && entries.stream().mapToInt(RegisterPrint::weight).sum() > HEAVIEST;
  }

  @Override
  public boolean writeNext(OutputStream to) throws IOException {
    relay.turnTo(to);
    if (!named) {
      // The name goes first, so that the reader sees at once that something comes.
      ZipEntry entry = new ZipEntry("register-%05d.pdf".formatted(volume + 1));
      entry.setTime(begunAt);
      zip.putNextEntry(entry);
      zip.flush();
      named = true;
      return true;
    }
    zip.write(printer.print(++volume, take()));
    zip.closeEntry();
    named = false;
    if (!waiting.isEmpty() || fill()) {
      zip.flush();
      return true;
    }
    zip.finish();
    return false;
  }

  /** As many as a volume takes, and one at least. */
  private List<RegisterEntry> take() {
    List<RegisterEntry> taken = new ArrayList<>();
    int weight = 0;
    while (!waiting.isEmpty() || fill()) {
      weight += RegisterPrint.weight(waiting.getFirst());
      if (!taken.isEmpty() && weight > HEAVIEST) {
        break;
      }
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  private boolean fill() {
    waiting.addAll(walk.next(READ_AT_ONCE));
    return !waiting.isEmpty();
  }
}
