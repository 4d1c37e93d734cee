package nl.lekdicht.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads portions one after the other, and holds one. */
final class PortionStream extends InputStream {
  private final Portions portions;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private byte[] portion = new byte[0];
  private int place;
  private boolean more = true;
  private boolean closed;

  PortionStream(Portions portions) throws IOException {
    this.portions = portions;
    fill();
  }

  @Override
  public int read() throws IOException {
    return fillUnlessBroken() ? portion[place++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (!fillUnlessBroken()) {
      return -1;
    }
    int count = Math.min(most, portion.length - place);
    System.arraycopy(portion, place, into, from, count);
    place += count;
    return count;
  }

  /** The framework breaks the connection off for this kind of exception only; after any other it would stay silent until it idles out. */
  private boolean fillUnlessBroken() throws IOException {
    try {
      return fill();
    } catch (RuntimeException failure) {
      throw new IOException("the answer breaks off", failure);
    }
  }

  private boolean fill() throws IOException {
    while (place == portion.length && more) {
      made.reset();
      more = portions.writeNext(made);
      portion = made.toByteArray();
      place = 0;
    }
    return place < portion.length;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      portions.close();
    }
  }
}
