package nl.lekdicht.database;

/** A name and password of PostgreSQL. */
public record Login(String username, String password) {
  @Override
  public String toString() {
    return username;
  }
}
