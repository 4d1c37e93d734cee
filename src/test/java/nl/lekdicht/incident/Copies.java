package nl.lekdicht.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.database.TimeOrderedId;

/**
 * Makes many incidents out of one that was opened over HTTP: each with its own ids and number and a chain of its own that holds. For
 * tests of crowds, where opening each over HTTP would take minutes.
 */
public final class Copies {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int BATCH = 500;
  private static final String[] BESIDE = {"run", "affected_school", "deadline"};

  private final Connection owner;
  private final String incident;

  private Copies(Connection owner, String incident) {
    this.owner = owner;
    this.incident = incident;
  }

  /**
   * @param owner a connection that row-level security does not bind
   * @param incident the incident to copy, of 2026 and as it was opened
   */
  public static Copies of(Connection owner, String incident) {
    return new Copies(owner, incident);
  }

  /** Adds so many, and commits. The watch sees nothing of them before {@link #release}. */
  public void make(int count) throws SQLException, JsonProcessingException {
    owner.setAutoCommit(false);
    Map<String, ArrayNode> originals = new LinkedHashMap<>();
    originals.put(
        "report", rows("report", "id = (select report_id from incident where id = '%s')"));
    originals.put("incident", rows("incident", "id = '%s'"));
    for (String table : BESIDE) {
      originals.put(table, rows(table, "incident_id = '%s'"));
    }
    ArrayNode journal = rows("journal", "incident_id = '%s' order by number");
    int first = numbered(originals) + 1;
    for (int from = 0; from < count; from += BATCH) {
      insert(originals, journal, first + from, first + Math.min(count, from + BATCH));
      owner.commit();
    }
    execute(
        "update incident_count c set last = (select count(*) from incident i where i.supplier_id = c.supplier_id)");
    register();
    owner.commit();
  }

  /** The entries of all copies: as that of the original, but for what a copy is called. */
  private void register() throws SQLException {
    execute(
        """
        do $do$
        declare
          columns text := (
            select string_agg(column_name, ', ') from information_schema.columns
             where table_schema = 'public' and table_name = 'register_entry' and is_generated = 'NEVER' and column_name not in ('id', 'number', 'details'));
          parts text := (
            select string_agg(column_name, ', ') from information_schema.columns
             where table_schema = 'public' and table_name = 'register_school' and is_generated = 'NEVER' and column_name <> 'entry_id');
        begin
          execute format($sql$
            insert into register_entry (id, number, details, %%1$s)
            select c.id, c.number, replace(replace(e.details, cast(e.id as text), cast(c.id as text)), e.number, c.number), %%1$s
              from (select i.id, i.number from incident i where not exists (select from register_entry r where r.id = i.id)) c,
                   (select * from register_entry where id = '%1$s') e
          $sql$, columns);
          execute format('insert into register_school (entry_id, %%1$s) select c.id, %%1$s from (select i.id from incident i where not exists (select from register_school r where r.entry_id = i.id)) c, register_school s where s.entry_id = ''%1$s''', parts);
        end
        $do$\
        """
            .formatted(incident));
  }

  /** The last number that was given out to the supplier. */
  private int numbered(Map<String, ArrayNode> originals) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "select last from incident_count where supplier_id = '%s'"
                    .formatted(of(originals, "incident").get(0).get("supplier_id").asText()))) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Lets the watch see the deadlines of all copies at one moment. */
  public int release() throws SQLException {
    int released =
        execute(
            "update deadline set look_at = next_at where look_at is null and next_at is not null");
    owner.commit();
    return released;
  }

  private void insert(Map<String, ArrayNode> originals, ArrayNode journal, int from, int to)
      throws SQLException, JsonProcessingException {
    Map<String, ArrayNode> copies = new LinkedHashMap<>();
    originals.keySet().forEach(table -> copies.put(table, JSON.createArrayNode()));
    ArrayNode entries = JSON.createArrayNode();
    for (int i = from; i < to; i++) {
      Map<String, String> names = names(originals, i);
      for (var table : originals.entrySet()) {
        for (JsonNode row : table.getValue()) {
          of(copies, table.getKey()).add(renamed(row, names));
        }
      }
      List<ObjectNode> chain = chain(journal, of(originals, "report").get(0), names);
      chain.forEach(entries::add);
      ArrayNode incidents = of(copies, "incident");
      ObjectNode last = chain.getLast();
      ((ObjectNode) incidents.get(incidents.size() - 1)).set("head_hash", last.get("hash"));
    }
    of(copies, "deadline").forEach(row -> ((ObjectNode) row).putNull("look_at"));
    for (var table : copies.entrySet()) {
      add(table.getKey(), table.getValue());
    }
    add("journal", entries);
  }

  private static ArrayNode of(Map<String, ArrayNode> tables, String table) {
    return Objects.requireNonNull(tables.get(table), table);
  }

  /** What is called otherwise in a copy. */
  private static Map<String, String> names(Map<String, ArrayNode> originals, int number) {
    Map<String, String> names = new LinkedHashMap<>();
    Instant now = Instant.ofEpochMilli(1_700_000_000_000L + number);
    for (String table : List.of("report", "incident", "run")) {
      for (JsonNode row : of(originals, table)) {
        names.put(row.get("id").asText(), TimeOrderedId.at(now).toString());
      }
    }
    String original = of(originals, "incident").get(0).get("number").asText();
    names.put("\"%s\"".formatted(original), "\"2026-%04d\"".formatted(number));
    return names;
  }

  private static JsonNode renamed(JsonNode row, Map<String, String> names)
      throws JsonProcessingException {
    return JSON.readTree(renamed(row.toString(), names));
  }

  private static String renamed(String text, Map<String, String> names) {
    String renamed = text;
    for (var name : names.entrySet()) {
      renamed = renamed.replace(name.getKey(), name.getValue());
    }
    return renamed;
  }

  private static List<ObjectNode> chain(
      ArrayNode journal, JsonNode report, Map<String, String> names)
      throws JsonProcessingException {
    List<ObjectNode> chain = new ArrayList<>();
    Chain.Head head = Chain.Head.EMPTY;
    for (JsonNode original : journal) {
      String body = renamed(original.get("body").asText(), names);
      if (original.get("kind").asText().equals("incident-opened")) {
        body = withDigest(body, report);
      }
      Entry entry =
          Chain.next(
              head,
              UUID.fromString(renamed(original.get("incident_id").asText(), names)),
              OffsetDateTime.parse(original.get("at").asText()).toInstant(),
              UUID.fromString(original.get("actor").asText()),
              original.get("kind").asText(),
              body,
              original.get("salt").asText().substring(2));
      head = Chain.headOf(entry);
      ObjectNode row = original.deepCopy();
      row.put("incident_id", entry.incident().toString());
      row.put("body", body);
      row.put("body_digest", "\\x" + entry.bodyDigest());
      row.put("previous_hash", "\\x" + entry.previousHash());
      row.put("hash", "\\x" + entry.hash());
      row.remove("tx");
      chain.add(row);
    }
    return chain;
  }

  /** The report has another id in the copy, and its digest covers the id. */
  private static String withDigest(String body, JsonNode report) throws JsonProcessingException {
    ObjectNode opened = (ObjectNode) JSON.readTree(body);
    Report copy =
        new Report(
            UUID.fromString(opened.get("reportId").asText()),
            OffsetDateTime.parse(report.get("received_at").asText()).toInstant(),
            report.get("discovered_at").isNull()
                ? null
                : OffsetDateTime.parse(report.get("discovered_at").asText()).toInstant(),
            report.get("channel").asText(),
            report.get("summary").asText(),
            report.get("description").asText(),
            Report.What.valueOf(report.get("what").asText()),
            Report.Where.valueOf(report.get("place").asText()),
            report.get("reporter_name").asText(),
            report.get("reporter_contact").asText());
    return body.replace(opened.get("reportDigest").asText(), Reports.digest(copy));
  }

  private ArrayNode rows(String table, String where) throws SQLException, JsonProcessingException {
    ArrayNode rows = JSON.createArrayNode();
    try (var statement = owner.createStatement();
        var found =
            statement.executeQuery(
                "select to_json(t) from %s t where %s"
                    .formatted(table, where.formatted(incident)))) {
      while (found.next()) {
        rows.add(JSON.readTree(found.getString(1)));
      }
    }
    return rows;
  }

  private void add(String table, ArrayNode rows) throws SQLException {
    try (var statement =
        owner.prepareStatement(
            "insert into %1$s select * from json_populate_recordset(cast(null as %1$s), cast(? as json))"
                .formatted(table))) {
      statement.setString(1, rows.toString());
      statement.executeUpdate();
    }
  }

  private int execute(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
