package nl.lekdicht.incident;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.Run;
import nl.lekdicht.core.checklist.RunEvent;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Ground;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentDecider;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.IncidentRun;
import nl.lekdicht.core.incident.Ladders;
import nl.lekdicht.core.incident.SchoolMoment;
import nl.lekdicht.core.incident.SchoolTerm;
import nl.lekdicht.core.incident.Texts;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.core.term.NextRung;
import nl.lekdicht.core.term.Terms;
import nl.lekdicht.core.term.Watched;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.library.Library;
import nl.lekdicht.library.TermsEdition;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Years of incidents of one supplier, put into the database at once as the service would have written them one by one: whole journals with
 * their chains, and beside them what follows from them. A third went to a wrong recipient by letter, a fifth by mail, a tenth is hacking or malware.
 * The same seed gives the same texts.
 */
public final class Archive {
  private static final int CHUNK = 2_000;

  /** Seldom a word that is in one incident only, to look for what is rare. */
  private static final int RARE = 1_000;

  private static final Duration SPAN = Duration.ofDays(5 * 365);

  private static final String[] CHECKLISTS = {"mail-device", "online-device", "mail-access"};

  private static final String[] OTHER_KINDS = {
    "POST_LOST_OR_OPENED",
    "DEVICE_LOST_OR_STOLEN",
    "DATA_IN_WRONG_FILE",
    "DATA_IN_WRONG_PORTAL",
    "PUBLISHED_BY_ACCIDENT",
    "DATA_ON_DISCARDED_DEVICE",
    "PAPER_NOT_DESTROYED",
    "TOO_WIDE_AUTHORISATION",
    "SPOKEN",
    "OTHER"
  };

  private static final String[] WHO = {
    "een docent", "de administratie", "een stagiair", "de conciërge", "een intern begeleider",
        "de leerplichtadviseur",
    "een ouder", "de roostermaker", "een mentor", "de helpdesk", "een teamleider",
        "de zorgcoördinator"
  };

  private static final String[] DID = {
    "stuurde de klassenlijst aan de verkeerde ouder",
        "liet een tas met een laptop achter in de trein",
    "zette het rapport in het verkeerde dossier", "opende een bijlage met een virus",
    "deelde een map met iedereen die de link heeft",
        "verstuurde de absentielijst naar alle adressen zichtbaar",
    "legde het handelingsplan op de printer", "gaf telefonisch een adres door",
    "zag in het portaal de cijfers van een andere leerling", "verloor een usb-stick met toetsen",
    "gooide dossiers bij het oud papier", "kreeg een brief geopend terug"
  };

  private static final String[] WHERE = {
    "op de hoofdlocatie",
    "tijdens de toetsweek",
    "na de ouderavond",
    "bij de overstap naar het nieuwe systeem",
    "in de vakantie",
    "vlak voor de diploma-uitreiking",
    "op een gedeelde computer",
    "thuis",
    "in de lerarenkamer"
  };

  private static final String[] CAUSE = {
    "automatisch aangevuld adres", "te ruime rechten", "een zwak wachtwoord",
        "geen controle door een tweede",
    "een fout in de koppeling", "haast", "een oude versie van de software", "een verwisseld etiket"
  };

  private static final String[] MEASURE = {
    "Ontvanger gebeld en om verwijdering gevraagd", "Wachtwoorden vernieuwd",
        "Toegang van de rol ingeperkt",
    "Werkinstructie aangepast", "Laptop op afstand gewist", "Koppeling hersteld en getest"
  };

  private final Random random = new Random(5);
  private final Library library = Library.packed();
  private final Map<String, Checklist> byDigest = new HashMap<>();
  private final Texts texts =
      new Texts() {
        @Override
        public Checklist checklist(String digest) {
          return Objects.requireNonNull(byDigest.get(digest));
        }

        @Override
        public Terms terms(@Nullable String digest) {
          return library.terms().terms();
        }
      };

  private final UUID supplier;
  private final UUID manager;
  private final UUID judge;
  private final Map<UUID, String> names;
  private final List<String> brins;
  private final Instant until;

  /** Takes incidents as they are put in, for what follows from them elsewhere. */
  public interface Follower {
    /** Once for each chunk, in the transaction that puts it in. */
    void follow(Connection connection, List<Dossier> dossiers, List<Report> reports)
        throws SQLException, IOException;
  }

  /** Somebody who writes in it, with the name of the account. */
  public record Person(UUID account, String name) {}

  public Archive(UUID supplier, Person manager, Person judge, List<String> brins, Instant until) {
    this.supplier = supplier;
    this.manager = manager.account();
    this.judge = judge.account();
    names = Map.of(manager.account(), manager.name(), judge.account(), judge.name());
    this.brins = List.copyOf(brins);
    this.until = until;
    library
        .checklists()
        .forEach(edition -> byDigest.put(edition.original().digest(), edition.checklist()));
  }

  /**
   * While a chunk is put in, the next one is made.
   *
   * @param owner a connection of the owner, who is superuser
   */
  public void fill(Connection owner, int incidents, Follower follower)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    owner.setAutoCommit(false);
    try (var statement = owner.createStatement();
        var maker = Executors.newSingleThreadExecutor()) {
      statement.execute("set session_replication_role = replica");
      keepTexts(owner);
      Map<Integer, Integer> numbers = new HashMap<>();
      Future<Chunk> next = maker.submit(() -> chunk(0, incidents, numbers));
      for (int done = 0; done < incidents; done += CHUNK) {
        Chunk chunk = next.get();
        int following = done + CHUNK;
        next = maker.submit(() -> chunk(following, incidents, numbers));
        chunk.copy(owner.unwrap(PGConnection.class).getCopyAPI());
        follower.follow(owner, chunk.dossiers, chunk.reports);
        owner.commit();
      }
      next.get();
      for (var year : numbers.entrySet()) {
        statement.execute(
            """
            insert into incident_count (supplier_id, year, last) values ('%s', %d, %d)
            on conflict (supplier_id, year) do update set last = excluded.last\
            """
                .formatted(supplier, year.getKey(), year.getValue()));
      }
      statement.execute("set session_replication_role = origin");
      owner.commit();
    }
  }

  private Chunk chunk(int from, int incidents, Map<Integer, Integer> numbers) {
    Instant earliest = until.minus(SPAN);
    Chunk chunk = new Chunk();
    for (int i = from; i < Math.min(from + CHUNK, incidents); i++) {
      Instant at = earliest.plusMillis((long) ((double) SPAN.toMillis() * i / incidents));
      int year = Integer.parseInt(at.toString().substring(0, 4));
      int number = numbers.merge(year, 1, Integer::sum);
      chunk.add(one(at, "%d-%04d".formatted(year, number), i));
    }
    return chunk;
  }

  private void keepTexts(Connection owner) throws SQLException {
    try (var insert =
        owner.prepareStatement(
            "insert into checklist_version (digest, checklist_id, content, kept_at) values (decode(?, 'hex'), ?, ?, ?::timestamptz) on conflict do nothing")) {
      for (ChecklistEdition edition : library.checklists()) {
        keep(
            insert,
            edition.original().digest(),
            edition.checklist().id(),
            edition.original().text());
      }
      TermsEdition terms = library.terms();
      keep(insert, terms.original().digest(), "terms", terms.original().text());
    }
  }

  private void keep(java.sql.PreparedStatement insert, String digest, String id, String text)
      throws SQLException {
    insert.setString(1, digest);
    insert.setString(2, id);
    insert.setString(3, text);
    insert.setString(4, until.toString());
    insert.execute();
  }

  /** An incident on its way: its entries, and where its chain ends. */
  private final class Story {
    private final UUID id;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Incident incident;
    private Chain.Head head = Chain.Head.EMPTY;
    private Instant at;

    Story(UUID id, Instant at) {
      this.id = id;
      this.at = at;
    }

    void tell(UUID by, IncidentEvent event, Duration later) {
      at = at.plus(later);
      byte[] salt = new byte[16];
      random.nextBytes(salt);
      Entry entry =
          Chain.next(
              head,
              id,
              at,
              by,
              EventText.kindOf(event),
              EventText.format(event),
              HexFormat.of().formatHex(salt));
      entries.add(entry);
      Recorded<IncidentEvent> recorded = new Recorded<>(entry.number(), at, by, event);
      incident =
          incident == null
              ? Incident.fold(id, List.of(recorded), texts)
              : incident.apply(recorded, texts);
      head = Chain.headOf(entry);
    }

    Incident incident() {
      return Objects.requireNonNull(incident);
    }
  }

  private record Made(Report report, Dossier dossier, List<Entry> entries) {}

  private Made one(Instant at, String number, int count) {
    String type = type(count);
    List<String> schools = schools(type);
    Instant discovered = at.minus(Duration.ofMinutes(random.nextInt(600)));
    String summary = "%s %s %s".formatted(pick(WHO), pick(DID), pick(WHERE));
    String what = count % RARE == 0 ? summary + ", kenmerk zeldzaam" + count : summary;
    Report report =
        new Report(
            TimeOrderedId.at(at),
            at,
            discovered,
            "telephone",
            summary,
            what + ".",
            Report.What.UNAUTHORISED_ACCESS,
            Report.Where.MAIL,
            "Noor Voorbeeld",
            "noor@example.nl");
    ChecklistEdition edition =
        library.find(CHECKLISTS[random.nextInt(CHECKLISTS.length)]).orElseThrow();
    Story story = new Story(TimeOrderedId.at(at.plusMillis(1)), at);
    story.tell(
        manager,
        new IncidentEvent.Opened(
            number,
            summary,
            edition.checklist().incidentKind(),
            report.what(),
            report.where(),
            report.id(),
            Reports.digest(report),
            report.receivedAt(),
            discovered,
            schools.stream().map(brin -> new SchoolTerm(brin, 48)).toList(),
            library.terms().original().digest()),
        Duration.ofMinutes(2));
    UUID run = TimeOrderedId.at(story.at);
    story.tell(manager, started(story.incident(), edition, run, report), Duration.ZERO);
    steps(story, run);
    story.tell(
        manager,
        new AssessmentEvent.FactsStated(null, facts(type, what, discovered)),
        Duration.ofMinutes(30));
    story.tell(
        manager,
        new AssessmentEvent.MeasureStated(
            null,
            new Measure(
                TimeOrderedId.at(story.at),
                Measure.Kind.DIRECT,
                pick(MEASURE) + ".",
                "Noor Voorbeeld",
                null,
                null)),
        Duration.ofMinutes(3));
    boolean late = random.nextInt(20) == 0;
    for (String brin : schools) {
      story.tell(
          manager,
          new IncidentEvent.SchoolMomentRecorded(
              brin,
              SchoolMoment.SCHOOL_TOLD,
              story.at.plus(Duration.ofHours(late ? 60 : 2)),
              "Gebeld."),
          Duration.ofHours(late ? 60 : 3));
    }
    judge(story, schools, type);
    if (Duration.between(at, until).compareTo(Duration.ofDays(14)) > 0) {
      story.tell(
          manager, new IncidentEvent.Closed("Nabesproken met het team."), Duration.ofDays(1));
    }
    return new Made(
        report, new Dossier(supplier, story.incident(), story.head, names), story.entries);
  }

  /** All the way: what may be left out is left out, what is asked is answered with the way that is taken most. */
  private void steps(Story story, UUID runId) {
    Incident incident = story.incident();
    while (true) {
      Run run = Objects.requireNonNull(incident.runs().get(runId)).run();
      String current = run.currentStepId();
      if (current == null) {
        return;
      }
      Step step = run.checklist().step(current);
      Step.Decision decision = step.decision();
      RunEvent what =
          step.optional()
              ? new RunEvent.StepSkipped(current, "Niet nodig.")
              : new RunEvent.StepCompleted(
                  current,
                  story.at,
                  "Gedaan en nagekeken.",
                  decision == null ? null : decision.answers().getLast().id());
      story.tell(
          manager,
          new IncidentEvent.StepRecorded(runId, what),
          Duration.ofMinutes(5 + random.nextInt(30)));
      incident = story.incident();
    }
  }

  private void judge(Story story, List<String> schools, String type) {
    boolean high = type.equals("HACKING_OR_MALWARE");
    story.tell(
        judge,
        new AssessmentEvent.Classified(
            Classification.PERSONAL_DATA_BREACH, story.at, "Een onbevoegde zag persoonsgegevens."),
        Duration.ofMinutes(20));
    Risk risk = high ? Risk.HIGH_RISK : random.nextInt(3) == 0 ? Risk.RISK : Risk.UNLIKELY;
    story.tell(
        judge,
        new AssessmentEvent.RiskJudged(
            risk, "eigen weging", "Gelet op de soort gegevens en de ontvanger.", null),
        Duration.ofMinutes(1));
    boolean notify = risk != Risk.UNLIKELY;
    for (Duty duty : Duty.values()) {
      boolean told =
          duty == Duty.SCHOOL_NOTICE
              || (duty == Duty.AP_NOTIFICATION && notify)
              || (duty == Duty.DATA_SUBJECTS && high);
      story.tell(
          judge,
          new AssessmentEvent.NotificationDecided(
              duty,
              schools,
              told,
              duty == Duty.DATA_SUBJECTS && !told ? Ground.NO_HIGH_RISK : null,
              "Zo volgt het uit het oordeel."),
          Duration.ofMinutes(1));
    }
    if (notify) {
      for (String brin : schools) {
        story.tell(
            manager,
            new IncidentEvent.SchoolMomentRecorded(
                brin, SchoolMoment.AP_NOTIFIED, story.at, "De school heeft gemeld."),
            Duration.ofHours(1 + random.nextInt(80)));
      }
    }
  }

  private IncidentEvent started(
      Incident incident, ChecklistEdition edition, UUID run, Report report) {
    Outcome<IncidentEvent> outcome =
        IncidentDecider.start(
            incident,
            new IncidentDecider.RunStart(
                run, edition.checklist(), edition.original().digest(), report.receivedAt(), null),
            id -> library.findCalendar(id).orElseThrow());
    return ((Outcome.Accepted<IncidentEvent>) outcome).value();
  }

  private List<AssessmentEvent.Change> facts(String type, String summary, Instant discovered) {
    int people = 1 + random.nextInt(200);
    Map<Fact, String> stated = new LinkedHashMap<>();
    stated.put(
        Fact.OCCURRED_FROM, discovered.minus(Duration.ofHours(random.nextInt(48))).toString());
    stated.put(Fact.NATURE, "CONFIDENTIALITY");
    stated.put(Fact.KIND_OF_INCIDENT, type);
    stated.put(Fact.SUMMARY, summary + ".");
    stated.put(Fact.CAUSE, "De oorzaak was " + pick(CAUSE) + ".");
    stated.put(
        Fact.DATA_KINDS,
        random.nextInt(10) == 0 ? "BSN,NAME" : "CONTACT_DETAILS,NAME,STUDY_RESULTS");
    stated.put(Fact.PEOPLE_CATEGORIES, "MINORS,PUPILS");
    stated.put(Fact.PEOPLE, people + "-" + (people + random.nextInt(50)));
    stated.put(Fact.CONSEQUENCES, "Mogelijk ongemak voor de leerlingen.");
    return stated.entrySet().stream()
        .map(fact -> new AssessmentEvent.Change(fact.getKey(), null, fact.getValue()))
        .toList();
  }

  private String type(int count) {
    int share = count % 30;
    if (share < 10) {
      return "POST_TO_WRONG_RECIPIENT";
    }
    if (share < 16) {
      return "MAIL_TO_WRONG_RECIPIENT";
    }
    return share < 19 ? "HACKING_OR_MALWARE" : OTHER_KINDS[random.nextInt(OTHER_KINDS.length)];
  }

  /** One school as a rule; a hack may hit some. */
  private List<String> schools(String type) {
    int first = random.nextInt(brins.size());
    int many = type.equals("HACKING_OR_MALWARE") ? 1 + random.nextInt(5) : 1;
    List<String> hit = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      hit.add(brins.get((first + i) % brins.size()));
    }
    return hit;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** Rows for COPY, table by table. */
  private final class Chunk {
    private final List<Dossier> dossiers = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    void add(Made made) {
      Incident incident = made.dossier().incident();
      Report report = made.report();
      dossiers.add(made.dossier());
      reports.add(report);
      row(
          "report (id, supplier_id, received_at, discovered_at, channel, summary, description, what, place, reporter_name, reporter_contact, proposed_checklists, recorded_at, recorded_by)",
          report.id(),
          supplier,
          report.receivedAt(),
          report.discoveredAt(),
          report.channel(),
          report.summary(),
          report.description(),
          report.what(),
          report.where(),
          report.reporterName(),
          report.reporterContact(),
          "{}",
          report.receivedAt(),
          manager);
      row(
          "incident (id, supplier_id, number, report_id, title, kind, status, opened_at, closed_at, head_number, head_hash)",
          incident.id(),
          supplier,
          incident.opened().event().number(),
          report.id(),
          incident.opened().event().title(),
          incident.kind(),
          Dossiers.status(incident),
          incident.opened().at(),
          incident.closed() == null ? null : incident.closed().at(),
          made.dossier().head().number(),
          "\\x" + made.dossier().head().hash());
      for (IncidentRun run : incident.runs().values()) {
        row(
            "run (id, supplier_id, incident_id, checklist_id, checklist_digest, state, current_step)",
            run.id(),
            supplier,
            incident.id(),
            run.run().checklist().id(),
            "\\x" + run.checklistDigest(),
            run.state(),
            run.run().currentStepId());
      }
      for (String brin : incident.schools().keySet()) {
        row("affected_school (incident_id, brin, supplier_id)", incident.id(), brin, supplier);
      }
      Ladders.of(incident).forEach(watched -> deadline(incident.id(), watched));
      for (Entry entry : made.entries()) {
        row(
            "journal (incident_id, number, at, actor, kind, body, salt, body_digest, previous_hash, hash, supplier_id)",
            entry.incident(),
            entry.number(),
            entry.at(),
            entry.actor(),
            entry.kind(),
            entry.body(),
            "\\x" + entry.salt(),
            "\\x" + entry.bodyDigest(),
            "\\x" + entry.previousHash(),
            "\\x" + entry.hash(),
            supplier);
      }
    }

    private void deadline(UUID incident, Watched watched) {
      var deadline = watched.deadline();
      NextRung next = watched.next();
      row(
          "deadline (incident_id, slot, supplier_id, kind, run_id, step_id, brin, minutes, calendar, starts_from, started_at, due_at, met_at, basis, holds_from, target, judged, acknowledged_at, next_rung, next_at, next_audience, look_at)",
          incident,
          deadline.slot(),
          supplier,
          deadline.kind(),
          deadline.run(),
          deadline.step(),
          deadline.school(),
          deadline.limit().length().toMinutes(),
          deadline.limit().calendarId(),
          deadline.startsFrom(),
          deadline.startedAt(),
          deadline.dueAt(),
          deadline.metAt(),
          deadline.basis().clause(),
          deadline.basis().holdsFrom(),
          deadline.basis().target(),
          deadline.judged(),
          watched.acknowledgedAt(),
          next == null ? null : next.number(),
          next == null ? null : next.at(),
          next == null ? null : next.audience(),
          watched.lookAt());
    }

    private void row(String table, @Nullable Object... values) {
      StringBuilder to = rows.computeIfAbsent(table, _ -> new StringBuilder());
      for (int i = 0; i < values.length; i++) {
        if (i > 0) {
          to.append('\t');
        }
        to.append(field(values[i]));
      }
      to.append('\n');
    }

    private static String field(@Nullable Object value) {
      return value == null
          ? "\\N"
          : value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    void copy(CopyManager to) throws SQLException, IOException {
      for (var table : rows.entrySet()) {
        to.copyIn(
            "copy " + table.getKey() + " from stdin",
            new StringReader(table.getValue().toString()));
      }
    }
  }
}
