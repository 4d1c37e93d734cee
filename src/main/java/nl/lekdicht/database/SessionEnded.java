package nl.lekdicht.database;

/** The viewer's session was ended, idled too long, or belongs to a closed account. Answered as 401. */
public final class SessionEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SessionEnded() {
    super("The session has ended; sign in again.", null, false, false);
  }
}
