package nl.lekdicht.database;

/** The service cannot start as things are. The message is for the person who starts it and says what would help. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
