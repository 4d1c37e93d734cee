package nl.lekdicht.web;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** Tells the database being out of reach from everything else that can go wrong. */
public final class Outage {
  /** Deep enough for every wrapping that frameworks do, and finite when causes go round. */
  private static final int CAUSES = 20;

  /** What the pool says, and no more than that, of a connection that broke within a transaction, when it is to be rolled back. */
  private static final String BROKEN_MEANWHILE = "Connection is closed";

  private Outage() {}

  /** Whether the same request may well succeed in a while. */
  public static boolean is(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(cause ->
            switch (cause) {
              case CannotGetJdbcConnectionException _ -> true;
              case SQLTransientConnectionException _ -> true;
              case SQLNonTransientConnectionException _ -> true;
              case SQLException sql ->
                  sql.getSQLState() == null
                      ? BROKEN_MEANWHILE.equals(sql.getMessage())
                      : passes(sql.getSQLState());
              default -> false;
            });
  }

  /** No connection (08), shutdown or start-up (57P), no room (53), a transaction that lost a race (40). */
  private static boolean passes(String state) {
    return Stream.of("08", "57P", "53", "40").anyMatch(state::startsWith);
  }
}
