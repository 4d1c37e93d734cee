package nl.lekdicht.outbox;

import nl.lekdicht.core.Occasion;

/** Is told of a mail that was given up, in the transaction in which it is. */
public interface Returned {
  void tell(Occasion watch, ReturnedMail mail);
}
