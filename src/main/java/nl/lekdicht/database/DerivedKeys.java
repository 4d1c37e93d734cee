package nl.lekdicht.database;

/** Keys of the service's own, each for one purpose, all made of its one secret. */
@FunctionalInterface
public interface DerivedKeys {
  /** 32 bytes, the same for every instance and after every restart. */
  byte[] keyFor(String purpose);
}
