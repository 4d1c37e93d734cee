package nl.lekdicht.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.lekdicht.core.Occasion;

/** Notes every mail that came back; told to, it breaks off the transaction in which it hears of one. */
@Singleton
@Requires(property = "lekdicht.test.complaints")
final class Complaints implements Returned {
  final List<ReturnedMail> heard = new CopyOnWriteArrayList<>();
  final List<Occasion> occasions = new CopyOnWriteArrayList<>();
  volatile boolean broken;

  @Override
  public void tell(Occasion watch, ReturnedMail mail) {
    if (broken) {
      throw new IllegalStateException("the warning about it could not be written");
    }
    occasions.add(watch);
    heard.add(mail);
  }
}
