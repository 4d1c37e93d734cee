package nl.lekdicht.receipt;

/** The same was done by somebody else while this one was at work; nothing of this one is kept. Asked again, it finds what was done. */
public final class AnsweredMeanwhile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AnsweredMeanwhile() {
    super("answered meanwhile", null, false, false);
  }
}
