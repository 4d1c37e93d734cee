package nl.lekdicht.database;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Role;

/** One transaction as one viewer, at one moment. */
@Singleton
public class Desk {
  private static final String ENTER = "select enter(?, ?, ?, ?)";
  private static final String ENTER_FOR_SCHOOL = "select enter_for_school(?, ?, ?, ?)";
  private static final String GLANCE = "select glance(?, ?, ?)";
  private static final String KEEP_WATCH = "select keep_watch(?)";

  /** Must come before the first query of its transaction. */
  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Desk(TransactionOperations<Connection> transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Works in a read-write transaction that sees what the viewer may see.
   *
   * @throws SessionEnded before the work, when the viewer's session no longer lives
   */
  public <T> T work(Viewer viewer, Function<Occasion, T> work) {
    return enter(viewer, work, false, false);
  }

  /** As {@link #work}, but the database refuses every write of the work. */
  public <T> T look(Viewer viewer, Function<Occasion, T> work) {
    return enter(viewer, work, true, false);
  }

  /**
   * As {@link #look}, and everything is read as it stood at one moment, whatever others commit meanwhile. The session is proven, and its
   * activity noted, in a transaction before it: a snapshot in which nothing is written cannot lose a race.
   */
  public <T> T survey(Viewer viewer, Function<Occasion, T> work) {
    look(viewer, occasion -> occasion);
    return enter(viewer, work, true, true);
  }

  /**
   * As {@link #look}, and leaves no trace: the session is not in use by it, and idles on. For what a machine asks by itself.
   */
  public <T> T glance(Viewer viewer, Function<Occasion, T> work) {
    var occasion = new Occasion(viewer.actor(), now());
    return transactions.executeWrite(status -> {
      if (!glanced(status.getConnection(), viewer, occasion.at())) {
        throw new SessionEnded();
      }
      return work.apply(occasion);
    });
  }

  /**
   * Works for an account of a school on what the supplier that vouches for it keeps, as the journal: that supplier is in scope, with all of
   * its schools, and the actor is the school's account. So only for an act of which the work itself makes sure that it concerns {@link
   * Viewer#school()} and nobody else.
   *
   * @throws SessionEnded before the work, when the viewer's session no longer lives, or is not of an account of that school
   */
  public <T> T workForSchool(Viewer school, Function<Occasion, T> work) {
    if (school.school() == null) {
      throw new IllegalArgumentException("not an account of a school");
    }
    var occasion = new Occasion(school.actor(), now());
    return transactions.executeWrite(status -> {
      if (!enteredForSchool(status.getConnection(), school, occasion.at())) {
        throw new SessionEnded();
      }
      return work.apply(occasion);
    });
  }

  /** Works before anybody is known, as signing in does: sees no row of any supplier, school or account. */
  public <T> T unannounced(Function<Instant, T> work) {
    var at = now();
    return transactions.executeWrite(status -> work.apply(at));
  }

  /**
   * Works for a supplier without being asked, under the name of the watch: sees what that supplier may see.
   *
   * @param at the moment that the turn of the watch began
   */
  public <T> T onWatch(UUID supplier, Instant at, Function<Occasion, T> work) {
    return transactions.executeWrite(status ->
        work.apply(
            new Occasion(
                new Actor(watchOf(status.getConnection(), supplier), Set.of(Role.WATCH)), at)));
  }

  private static UUID watchOf(Connection connection, UUID supplier) {
    try (var statement = connection.prepareStatement(KEEP_WATCH)) {
      statement.setObject(1, supplier);
      try (var row = statement.executeQuery()) {
        row.next();
        return Objects.requireNonNull(row.getObject(1, UUID.class), "a supplier without a watch");
      }
    } catch (SQLException e) {
      throw new DataAccessException("The watch could not begin", e);
    }
  }

  /**
   * Looks at everything as it stood at one moment, for the owner who visits the database: such connections only read, and see one
   * snapshot. On the service's own, which are bound by row-level security, the same sees nothing.
   */
  public <T> T visit(Supplier<T> work) {
    return transactions.executeWrite(_ -> work.get());
  }

  private <T> T enter(
      Viewer viewer, Function<Occasion, T> work, boolean readOnly, boolean oneSnapshot) {
    var occasion = new Occasion(viewer.actor(), now());
    return transactions.executeWrite(status -> {
      if (oneSnapshot) {
        takeOneSnapshot(status.getConnection());
      }
      if (!entered(status.getConnection(), viewer, occasion.at(), readOnly)) {
        throw new SessionEnded();
      }
      return work.apply(occasion);
    });
  }

  private static void takeOneSnapshot(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute(ONE_SNAPSHOT);
    } catch (SQLException e) {
      throw new DataAccessException("The snapshot could not be taken", e);
    }
  }

  private static boolean entered(
      Connection connection, Viewer viewer, Instant at, boolean readOnly) {
    try (var statement = connection.prepareStatement(ENTER)) {
      statement.setObject(1, viewer.account());
      statement.setObject(2, viewer.session());
      statement.setObject(3, at.atOffset(ZoneOffset.UTC));
      statement.setBoolean(4, readOnly);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new DataAccessException("The session could not be looked up", e);
    }
  }

  private static boolean enteredForSchool(Connection connection, Viewer viewer, Instant at) {
    try (var statement = connection.prepareStatement(ENTER_FOR_SCHOOL)) {
      statement.setObject(1, viewer.account());
      statement.setObject(2, viewer.session());
      statement.setObject(3, at.atOffset(ZoneOffset.UTC));
      statement.setString(4, viewer.school());
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new DataAccessException("The session could not be looked up", e);
    }
  }

  private static boolean glanced(Connection connection, Viewer viewer, Instant at) {
    try (var statement = connection.prepareStatement(GLANCE)) {
      statement.setObject(1, viewer.account());
      statement.setObject(2, viewer.session());
      statement.setObject(3, at.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new DataAccessException("The session could not be looked up", e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
