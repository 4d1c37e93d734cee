package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.database.TimeOrderedId;
import org.jspecify.annotations.Nullable;

/** An invented supplier with three invented schools, to look around in. The BRIN codes belong to nobody. */
@Singleton
final class DemoWorld {
  private static final String SUPPLIER = "Leerlicht BV";
  private static final String DEPUTY = "vervanger";

  /** As long as a demo may run. */
  private static final Duration STANDING_IN = Duration.ofDays(3650);

  private static final List<School> SCHOOLS =
      List.of(
          new School(
              "99XA",
              "De Wilgentuin",
              new Seat("Wilgenlaan 1", "1234 AA", "Zandwijk", "00000011", "Primair onderwijs"),
              48,
              "wilgentuin",
              "Noor van Dalen",
              new Notices("ANNEX_2", "SCHOOL_CONTACT,FG", "nl")),
          new School(
              "99XB",
              "Het Baken",
              new Seat(
                  "Havenhoofd 22",
                  "1234 BB",
                  "Oosterhaven",
                  "00000012",
                  "Internationaal voortgezet onderwijs"),
              null,
              "baken",
              "Tijn Mulder",
              new Notices("ANNEX_2", "SCHOOL_CONTACT", "en")),
          new School(
              "99XC",
              "Scholengroep Polderlicht",
              new Seat("Dijkweg 333", "1234 CC", "Nieuwmeer", "00000013", "Voortgezet onderwijs"),
              24,
              "polderlicht",
              "Saar de Wit",
              new Notices("FPO", "SCHOOL_CONTACT,FG,BOARD", "nl")));

  private static final List<Contact> CONTACTS =
      List.of(
          new Contact("SCHOOL_CONTACT", "%s", "contact"),
          new Contact("FUNCTIONAL_MANAGER_1", "Functioneel beheer", "beheer1"),
          new Contact("FUNCTIONAL_MANAGER_2", "Functioneel beheer, vervanger", "beheer2"),
          new Contact("FG", "Functionaris gegevensbescherming", "fg"),
          new Contact("BOARD", "Bestuur", "bestuur"));

  private final Passwords passwords;
  private final FirstSecrets firstSecrets;

  DemoWorld(Passwords passwords, FirstSecrets firstSecrets) {
    this.passwords = passwords;
    this.firstSecrets = firstSecrets;
  }

  private record School(
      String brin,
      String name,
      Seat seat,
      @Nullable Integer noticeHours,
      String slug,
      String contact,
      Notices notices) {}

  private record Seat(
      String address, String postcode, String place, String chamberOfCommerce, String sector) {}

  private record Notices(String headings, String contacts, String language) {}

  private record Contact(String kind, String name, String mailbox) {}

  /** Who can sign in, and with what. */
  record SignIn(String username, String secret, String who) {}

  /** What was made, for the one who started the service. */
  record Made(UUID supplier, List<SignIn> signIns) {
    String table() {
      var text =
          new StringBuilder()
              .append("\nA demo world was made: ")
              .append(SUPPLIER)
              .append(" and three schools, all invented.")
              .append("\nThese are shown once; write them down.\n\n");
      line(text, "username", "password", "who");
      for (var signIn : signIns) {
        line(text, signIn.username(), signIn.secret(), signIn.who());
      }
      return text.toString();
    }

    private static void line(StringBuilder text, String username, String secret, String who) {
      text.append("  %-22s  %-22s  %s%n".formatted(username, secret, who));
    }
  }

  /** Adds everything in the transaction of this connection, which is the owner's. */
  Made create(Connection connection, Instant at) throws SQLException {
    var supplier = Rows.supplier(connection, SUPPLIER, at);
    describe(connection, supplier);
    var signIns = new ArrayList<SignIn>();
    var ids = new HashMap<String, UUID>();
    for (var person :
        List.of(
            person("admin", "Bo Beheer", "ADMINISTRATOR"),
            person("manager", "Imke Incident", "INCIDENT_MANAGER"),
            person("collega", "Coen Wacht", "INCIDENT_MANAGER"),
            person("fg", "Fenna Gegevens", "ESCALATION_MANAGER"),
            person("bestuur", "Berend Bestuur", "BOARD"),
            person(DEPUTY, "Vera Vervang", "INCIDENT_MANAGER"))) {
      var id = Rows.supplierAccount(connection, supplier, person, this::hash, at);
      ids.put(person.username(), id);
      signIns.add(signIn(id, person, SUPPLIER));
    }
    nameDeputy(
        connection,
        supplier,
        Objects.requireNonNull(ids.get(DEPUTY)),
        Objects.requireNonNull(ids.get("fg")),
        at);
    for (var school : SCHOOLS) {
      agree(connection, supplier, school, at);
      var person = new Rows.Person(school.slug(), school.contact(), "SCHOOL_CONTACT", null);
      var id = Rows.schoolAccount(connection, supplier, school.brin(), person, this::hash, at);
      signIns.add(signIn(id, person, school.name() + " (" + school.brin() + ")"));
    }
    var school = SCHOOLS.getFirst();
    var system =
        new Rows.Person("client-" + school.slug(), "Leerlingvolgsysteem", "SCHOOL_SYSTEM", null);
    var id = Rows.schoolAccount(connection, supplier, school.brin(), system, this::hash, at);
    signIns.add(signIn(id, system, school.name() + ", with clientId and clientSecret"));
    return new Made(supplier, signIns);
  }

  private static Rows.Person person(String username, String displayName, String role) {
    return new Rows.Person(username, displayName, role, username + "@leerlicht.example.nl");
  }

  private static void describe(Connection connection, UUID supplier) throws SQLException {
    Rows.run(
        connection,
        """
        update supplier
           set address = 'Sluiskade 3', postcode = '1234 LL', place = 'Zandwijk', chamber_of_commerce = '00000010',
               telephone = '030 000 0000', email = 'info@leerlicht.example.nl', fg_name = 'Fenna Gegevens',
               fg_telephone = '030 000 0001', fg_email = 'fg@leerlicht.example.nl'
         where id = ?\
        """,
        supplier);
  }

  private static void nameDeputy(
      Connection connection, UUID supplier, UUID deputy, UUID by, Instant at) throws SQLException {
    Rows.run(
        connection,
        """
        insert into deputy (id, supplier_id, account_id, begins_at, ends_at, named_at, named_by)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        TimeOrderedId.at(at),
        supplier,
        deputy,
        at,
        at.plus(STANDING_IN),
        at,
        by);
  }

  private SignIn signIn(UUID id, Rows.Person person, String where) {
    var roles = person.roles() + (person.username().equals(DEPUTY) ? " and deputy" : "");
    return new SignIn(person.username(), firstSecrets.of(id), "%s, %s".formatted(roles, where));
  }

  private String hash(UUID account) {
    return passwords.hash(firstSecrets.of(account));
  }

  private static void agree(Connection connection, UUID supplier, School school, Instant at)
      throws SQLException {
    Rows.run(
        connection, "insert into school (brin) values (?) on conflict do nothing", school.brin());
    var agreement = TimeOrderedId.at(at);
    Rows.run(
        connection,
        """
        insert into agreement
          (id, supplier_id, brin, service, school_name, address, postcode, place, chamber_of_commerce, sector, notice_hours, calendar,
           data_kinds, special_categories, people_categories, notice_headings, notice_contacts, language, created_at)
        values
          (?, ?, ?, 'Leerlicht Leeromgeving', ?, ?, ?, ?, ?, ?, ?, 'nl-office-hours',
           '{NAME,CONTACT_DETAILS,BIRTH_DATE,BSN,CREDENTIALS,STUDY_RESULTS}', '{HEALTH}', '{PUPILS,MINORS,PARENTS,EMPLOYEES}', ?,
           string_to_array(?, ','), ?, ?)\
        """,
        agreement,
        supplier,
        school.brin(),
        school.name(),
        school.seat().address(),
        school.seat().postcode(),
        school.seat().place(),
        school.seat().chamberOfCommerce(),
        school.seat().sector(),
        school.noticeHours(),
        school.notices().headings(),
        school.notices().contacts(),
        school.notices().language(),
        at);
    for (var contact : CONTACTS) {
      Rows.run(
          connection,
          """
          insert into agreement_contact (id, agreement_id, kind, name, email, telephone, created_at)
          values (?, ?, ?, ?, ?, '030 000 0002', ?)\
          """,
          TimeOrderedId.at(at),
          agreement,
          contact.kind(),
          contact.name().formatted(school.contact()),
          "%s.%s@example.nl".formatted(contact.mailbox(), school.slug()),
          at);
    }
  }
}
