package nl.lekdicht.register;

import io.micronaut.data.annotation.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.Registering;
import nl.lekdicht.incident.Archive;
import nl.lekdicht.incident.Dossier;

/** Puts the incidents of an archive into the register, in the rows and by the statements of the service. */
public final class Shelved implements Archive.Follower {
  private final UUID supplier;

  public Shelved(UUID supplier) {
    this.supplier = supplier;
  }

  @Override
  public void follow(Connection connection, List<Dossier> dossiers, List<Report> reports)
      throws SQLException {
    List<EntryRow> entries = new ArrayList<>();
    List<SchoolRow> schools = new ArrayList<>();
    for (int i = 0; i < dossiers.size(); i++) {
      Report report = reports.get(i);
      RegisterEntry entry =
          Registering.of(
              dossiers.get(i).incident(), report.reporterName(), dossiers.get(i).names());
      entries.add(EntryRow.of(supplier, entry, report.description()));
      entry
          .schools()
          .forEach(part -> schools.add(SchoolRow.of(entry.id(), entry.reportedAt(), part)));
    }
    try (var statement = connection.createStatement()) {
      // The tally is kept by triggers.
      statement.execute("set session_replication_role = origin");
      run(connection, "save", Rows.format(entries));
      run(connection, "saveSchools", Rows.format(schools));
      statement.execute("set session_replication_role = replica");
    }
  }

  private void run(Connection connection, String method, String rows) throws SQLException {
    String sql =
        Arrays.stream(RegisterStore.class.getMethods())
            .filter(found -> found.getName().equals(method))
            .map(found -> found.getAnnotation(Query.class).value())
            .findFirst()
            .orElseThrow()
            .replace(":supplier", "'" + supplier + "'")
            .replace(":rows", "?");
    try (var insert = connection.prepareStatement(sql)) {
      insert.setString(1, rows);
      insert.execute();
    }
  }
}
