package nl.lekdicht.database;

/** The database cannot be used as it is. The message is for the person who starts the service and says what would help. */
public final class DatabaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseRefused(String message) {
    super(message);
  }

  public DatabaseRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
