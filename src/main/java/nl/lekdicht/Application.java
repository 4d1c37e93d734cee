package nl.lekdicht;

import io.micronaut.runtime.Micronaut;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.DatabaseRefused;
import nl.lekdicht.database.HeadStart;

/** Starts the service. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    var database = Database.named(Database::setting);
    try {
      Micronaut.build(args)
          .mainClass(Application.class)
          .banner(false)
          .singletons(new HeadStart(database))
          .start();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
