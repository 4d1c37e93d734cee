package nl.lekdicht.paper;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PaperStore extends GenericRepository<PaperRow, UUID> {

  /** A paper with those whose words it holds, and with who did what was done with it last where the viewer may know. */
  String PAPER =
      """
      select p.id, p.incident_id, p.kind, p.number, p.brin, array_to_string(p.brins, ',') as brins, p.language, p.audience, p.state,
             p.version, encode(p.digest, 'hex') as digest, encode(p.form_digest, 'hex') as form_digest, p.filing_kind, p.stage,
             p.previous_id, p.written_at, p.submitted_at, p.submitted_by, p.approved_at, p.approved_by, p.rejected_at,
             p.rejected_by, p.reason, p.sent_at, p.filed_at, p.acknowledged_at, p.dropped_at,
             coalesce((select string_agg(cast(a.account_id as text), ',') from paper_author a where a.paper_id = p.id), '') as authors,
             (select c.actor from paper_act c where c.paper_id = p.id order by c.entry desc limit 1) as actor
      from paper p
      """;

  @Query(
      PAPER
          + """
          where p.id = :id
          """)
  Optional<PaperRow> find(UUID id);

  /** Those of these ids that belong to the incident. Nobody else changes them while the caller holds the incident. */
  @Query(
      PAPER
          + """
          where p.incident_id = :incident and p.id = any (cast(string_to_array(:ids, ',') as uuid[]))
          order by p.id
          limit :atMost
          """)
  List<PaperRow> findAll(UUID incident, String ids, int atMost);

  /** All of a kind; dropped ones too, whose numbers are taken. */
  @Query(
      PAPER
          + """
          where p.incident_id = :incident and p.kind = :kind
          order by p.id
          limit :atMost
          """)
  List<PaperRow> ofKind(UUID incident, String kind, int atMost);

  /** What the newest act up to this entry was done with: what a change did is what it did last. */
  @Query(
      PAPER
          + """
          join paper_act t on t.paper_id = p.id
          where t.incident_id = :incident
            and t.entry = (select max(n.entry) from paper_act n where n.incident_id = :incident and n.entry <= :entry)
          order by p.id
          limit :atMost
          """)
  List<PaperRow> actedOn(UUID incident, int entry, int atMost);

  /** By id, which is the order in which they were written. */
  @Query(
      PAPER
          + """
          where p.incident_id = :incident
            and (cast(:kind as text) is null or p.kind = :kind)
            and (cast(:state as text) is null or p.state = :state)
            and (cast(:school as text) is null or p.brin = :school or :school = any (p.brins))
            and (cast(:sentOnly as boolean) is false or p.sent_at is not null)
            and (cast(:after as uuid) is null or p.id > cast(:after as uuid))
          order by p.id
          limit :atMost
          """)
  List<PaperRow> list(
      UUID incident,
      @Nullable String kind,
      @Nullable String state,
      @Nullable String school,
      boolean sentOnly,
      @Nullable UUID after,
      int atMost);

  /** {@code rows} is a JSON array of objects with the names of the columns; {@code brins} with commas between. */
  @Query(
      """
      insert into paper
        (id, supplier_id, incident_id, kind, number, brin, brins, language, audience, state, version, digest, form_digest,
         filing_kind, stage, previous_id, written_at)
      select r.id, :supplier, :incident, r.kind, r.number, r.brin, string_to_array(r.brins, ','), r.language, r.audience,
             'DRAFT', 1, decode(r.digest, 'hex'), decode(r.form_digest, 'hex'), r.filing_kind, r.stage, r.previous_id, :at
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (id uuid, kind text, number integer, brin text, brins text, language text, audience text, digest text,
         form_digest text, filing_kind text, stage text, previous_id uuid)
      """)
  void write(UUID supplier, UUID incident, String rows, Instant at);

  /** The texts of papers, by {@code paper_id}, {@code version}, {@code digest} and {@code content}. */
  @Query(
      """
      insert into paper_text (paper_id, version, supplier_id, digest, content, written_by, written_at)
      select r.paper_id, r.version, :supplier, decode(r.digest, 'hex'), r.content, :by, :at
      from json_to_recordset(cast(:rows as json)) as r (paper_id uuid, version integer, digest text, content text)
      """)
  void keepTexts(UUID supplier, String rows, UUID by, Instant at);

  /** Every one of the authors is one of every one of the papers. */
  @Query(
      """
      insert into paper_author (paper_id, account_id, supplier_id)
      select p.id, a.id, :supplier
      from unnest(cast(string_to_array(:papers, ',') as uuid[])) as p (id)
      cross join unnest(cast(string_to_array(:authors, ',') as uuid[])) as a (id)
      on conflict do nothing
      """)
  void keepAuthors(UUID supplier, String papers, String authors);

  /** What one journal entry says was done with these papers. */
  @Query(
      """
      insert into paper_act (incident_id, entry, paper_id, supplier_id, act, at, actor, digest, note)
      select :incident, :entry, p.id, p.supplier_id, :act, :at, :by, p.digest, :note
      from paper p
      where p.id = any (cast(string_to_array(:papers, ',') as uuid[]))
      """)
  void noteActs(
      UUID incident,
      int entry,
      String papers,
      String act,
      Instant at,
      UUID by,
      @Nullable String note);

  @Query(
      """
      update paper
      set state = 'DRAFT', version = :version, digest = decode(:digest, 'hex'),
          approved_at = null, approved_by = null, approved_digest = null,
          rejected_at = null, rejected_by = null, reason = null, submitted_at = null, submitted_by = null
      where id = :id
      """)
  void rewrite(UUID id, int version, String digest);

  @Query(
      """
      update paper set state = 'SUBMITTED', submitted_at = :at, submitted_by = :by
      where id = any (cast(string_to_array(:papers, ',') as uuid[]))
      """)
  void submit(String papers, UUID by, Instant at);

  @Query(
      """
      update paper set state = 'APPROVED', approved_at = :at, approved_by = :by, approved_digest = digest
      where id = any (cast(string_to_array(:papers, ',') as uuid[]))
      """)
  void approve(String papers, UUID by, Instant at);

  @Query(
      """
      update paper set state = 'REJECTED', rejected_at = :at, rejected_by = :by, reason = :reason
      where id = any (cast(string_to_array(:papers, ',') as uuid[]))
      """)
  void reject(String papers, UUID by, Instant at, String reason);

  @Query(
      """
      update paper set state = 'SENT', sent_at = :at where id = any (cast(string_to_array(:papers, ',') as uuid[]))
      """)
  void send(String papers, Instant at);

  @Query(
      """
      update paper set state = 'ACKNOWLEDGED', acknowledged_at = :at where id = :id
      """)
  void acknowledge(UUID id, Instant at);

  @Query(
      """
      update paper set state = 'FILED', filed_at = :at where id = :id
      """)
  void file(UUID id, Instant at);

  @Query(
      """
      update paper set state = 'DROPPED', dropped_at = :at, reason = :reason, rejected_at = null, rejected_by = null where id = :id
      """)
  void drop(UUID id, Instant at, String reason);

  @Query(
      """
      select content from paper_text where paper_id = :id and version = :version
      """)
  Optional<String> content(UUID id, int version);

  /** The highest number of a kind for each school; schools without any are left out. */
  @Query(
      """
      select p.id, p.brin as school, p.number as number, p.state as state
      from paper p
      where p.incident_id = :incident and p.kind = :kind and p.brin is not null
      order by p.number
      limit :atMost
      """)
  List<Numbered> numbers(UUID incident, String kind, int atMost);

  @Query(
      """
      select c.entry, c.act, c.at, c.actor, coalesce(a.display_name, '') as actor_name, encode(c.digest, 'hex') as digest, c.note
      from paper_act c left join account a on a.id = c.actor
      where c.paper_id = :id
      order by c.entry
      limit :atMost
      """)
  List<ActRow> acts(UUID id, int atMost);

  @Query(
      """
      insert into filing (paper_id, supplier_id, incident_id, filed_at, ap_number, late_reason, filed_by, recorded_by, recorded_at)
      values (:id, :supplier, :incident, :filedAt, :apNumber, :lateReason, :filedBy, :by, :at)
      """)
  void keepFiling(
      UUID id,
      UUID supplier,
      UUID incident,
      Instant filedAt,
      String apNumber,
      @Nullable String lateReason,
      @Nullable String filedBy,
      UUID by,
      Instant at);

  @Query(
      """
      select f.paper_id, f.filed_at, f.ap_number, f.late_reason, f.filed_by, f.recorded_by, f.recorded_at,
             c.name as confirmation_name, encode(c.digest, 'hex') as confirmation_digest
      from filing f left join filing_confirmation c on c.paper_id = f.paper_id
      where f.paper_id = :id
      """)
  Optional<FilingRow> filing(UUID id);

  @Query(
      """
      insert into filing_confirmation (paper_id, supplier_id, name, media_type, digest, content)
      values (:id, :supplier, :name, :mediaType, decode(:digest, 'hex'), :content)
      """)
  void keepConfirmation(
      UUID id, UUID supplier, String name, String mediaType, String digest, byte[] content);

  @Query(
      """
      select paper_id, name, media_type, content from filing_confirmation where paper_id = :id
      """)
  Optional<ConfirmationRow> confirmation(UUID id);

  /** The present texts of these papers. */
  @Query(
      """
      select t.paper_id, t.content
      from paper p join paper_text t on t.paper_id = p.id and t.version = p.version
      where p.id = any (cast(string_to_array(:ids, ',') as uuid[]))
      limit :atMost
      """)
  List<TextOf> textsOf(String ids, int atMost);

  /** Every text of these papers, with the digest that it has now. */
  @Query(
      """
      select cast(t.paper_id as text) || ' ' || t.version as id, t.paper_id as paper, t.version, encode(t.digest, 'hex') as digest,
             encode(sha256(convert_to(t.content, 'UTF8')), 'hex') as computed, t.written_at, t.written_by
      from paper_text t
      where t.paper_id = any (cast(string_to_array(:ids, ',') as uuid[]))
      limit :atMost
      """)
  List<KeptText> keptTexts(String ids, int atMost);

  @Query(
      """
      select cast(c.paper_id as text) || ' ' || c.entry as id, c.paper_id as paper, c.incident_id as incident, c.entry, c.act, c.at,
             c.actor, encode(c.digest, 'hex') as digest, c.note
      from paper_act c
      where c.paper_id = any (cast(string_to_array(:ids, ',') as uuid[]))
      limit :atMost
      """)
  List<KeptAct> keptActs(String ids, int atMost);

  /** The filings of these papers, each with its confirmation if that still fits its digest. */
  @Query(
      """
      select f.paper_id, f.filed_at, f.ap_number, f.late_reason, f.filed_by, f.recorded_by, f.recorded_at,
             c.name as confirmation_name, encode(c.digest, 'hex') as confirmation_digest
      from filing f left join filing_confirmation c on c.paper_id = f.paper_id and c.digest = sha256(c.content)
      where f.paper_id = any (cast(string_to_array(:ids, ',') as uuid[]))
      limit :atMost
      """)
  List<FilingRow> keptFilings(String ids, int atMost);
}
