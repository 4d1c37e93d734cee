package nl.lekdicht.core.form;

/**
 * How much a draft tells of what it must tell at its stage.
 *
 * @param asked fields that are asked and need an answer at this stage
 * @param answered those of them that have one
 */
public record Completeness(int asked, int answered) {
  /** Rounded down, so 100 is complete and nothing else is. */
  public int percent() {
    return asked == 0 ? 100 : answered * 100 / asked;
  }

  public boolean complete() {
    return answered == asked;
  }
}
