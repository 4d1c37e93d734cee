package nl.lekdicht.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream for those who keep one, whose bytes go to whatever takes the present portion. */
final class Relay extends OutputStream {
  private @Nullable OutputStream to;

  void turnTo(OutputStream next) {
    this.to = next;
  }

  @Override
  public void write(int each) throws IOException {
    Objects.requireNonNull(to).write(each);
  }

  @Override
  public void write(byte[] from, int start, int count) throws IOException {
    Objects.requireNonNull(to).write(from, start, count);
  }
}
