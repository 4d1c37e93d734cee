package nl.lekdicht.receipt;

/** The same request was answered by somebody else while this one was at work; nothing of this one is kept. Ask again. */
public final class AnsweredMeanwhile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnsweredMeanwhile() {
    super("answered meanwhile", null, false, false);
  }
}
