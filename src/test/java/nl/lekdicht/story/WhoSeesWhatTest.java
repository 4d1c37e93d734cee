package nl.lekdicht.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.ContractCheck;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the contract as everybody: wrong role 403, wrong tenant 404, nobody 401. */
class WhoSeesWhatTest {
  private static final List<String> VIEWERS =
      List.of(
          "",
          "admin",
          "manager",
          "fg",
          "board",
          "wilgentuin",
          "client-wilgentuin",
          "other-manager",
          "other-admin");

  /** Of supplier A; {@code {incident}} hits 99XA and 99XB. A dash is not decided. Each call finds a case of its own. */
  private static final String TABLE =
      """
      route                                                                   nobody admin mngr  fg   board school system other other-admin
      POST /v1/reports                                                          401   403   201   201   403   403   403   201   403
      GET /v1/reports/{report}                                                  401   403   200   200   200   403   403   404   403
      POST /v1/incidents                                                        401   403   201   201   403   403   403   400   403
      GET /v1/incidents                                                         401   403   200   200   200   403   403   200   403
      GET /v1/incidents/{incident}                                              401   403   200   200   200   403   403   404   403
      PUT /v1/incidents/{incident}/affected-schools                             401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/affected-schools/99XA/moments               401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/closure                                     401   403   409   409   403   403   403   404   403
      GET /v1/incidents/{incident}/deadlines                                    401   403   200   200   200   403   403   404   403
      GET /v1/incidents/{incident}/journal                                      401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/runs                                        401   403   201   201   403   403   403   404   403
      GET /v1/incidents/{incident}/runs/{run}                                   401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/runs/{run}/steps/close-access/completion    401   403   200   403   403   403   403   404   403
      POST /v1/incidents/{incident}/runs/{run}/steps/close-access/skip          401   403   409   403   403   403   403   404   403
      POST /v1/incidents/{incident}/runs/{run}/steps/close-access/correction    401   403   409   403   403   403   403   404   403
      GET /v1/deadlines                                                         401   403   200   200   200   403   403   200   403
      GET /v1/journal/verification                                              401   200   200   200   200   403   403   200   200
      GET /v1/checklists                                                        401   200   200   200   200   403   403   200   200
      GET /v1/checklists/rdp-device                                             401   200   200   200   200   403   403   200   200
      GET /v1/forms                                                             401   200   200   200   200   200   403   200   200
      GET /v1/forms/ap-2021                                                     401   200   200   200   200   200   403   200   200
      GET /v1/schools/99XA/incidents                                            401   403   200   200   200   200   200   200   403
      GET /v1/schools/99XB/incidents                                            401   403   200   200   200   404   404   404   403
      GET /v1/schools/99XA/incidents/{incident}                                 401   403   200   200   200   200   200   404   403
      GET /v1/schools/99XB/incidents/{incident}                                 401   403   200   200   200   404   404   404   403
      GET /v1/register/entries                                                  401   403   200   200   403   403   403   200   403
      GET /v1/register/entries/{incident}                                       401   403   200   200   403   403   403   404   403
      GET /v1/register/counts                                                   401   403   200   200   403   403   403   200   403
      GET /v1/register/exports                                                  401   403   200   200   403   403   403   200   403
      GET /v1/schools/99XA/register/exports                                     401   403   200   200   403   200   200   200   403
      GET /v1/schools/99XB/register/exports                                     401   403   200   200   403   404   404   404   403
      GET /v1/register/imports                                                  401   403   200   200   403   403   403   200   403
      POST /v1/register/imports                                                 401   403   403   201   403   403   403   403   403
      PUT /v1/register/imports/{import}/mapping                                 401   403   403   200   403   403   403   403   403
      POST /v1/register/imports/{import}/confirmation                           401   403   403   201   403   403   403   403   403
      GET /v1/schools/99XA/register/entries                                     401   403   200   200   403   200   200   200   403
      GET /v1/schools/99XB/register/entries                                     401   403   200   200   403   404   404   404   403
      GET /v1/schools/99XA/register/entries/{incident}                          401   403   200   200   403   200   200   404   403
      GET /v1/schools/99XB/register/entries/{incident}                          401   403   200   200   403   404   404   404   403
      GET /v1/schools                                                           401   200   200    -    200   403   403   200   200
      GET /v1/schools/99XB                                                      401   200   200    -    200   403   403   404   404
      PUT /v1/schools/99XB                                                      401   200   403   403   403   403   403   403    -
      GET /v1/supplier                                                          401   200   200   200   200   403   403   200   200
      PUT /v1/supplier                                                          401   200   403   403   403   403   403   403   200
      GET /v1/accounts                                                          401   200   403   403   403   403   403   403   200
      POST /v1/accounts                                                         401   201   403   403   403   403   403   403   201
      POST /v1/accounts/{account}/email                                         401   200   403   403   403   403   403   403   404
      POST /v1/accounts/{account}/closure                                       401   200   403   403   403   403   403   403   404
      GET /v1/deputies                                                          401   200   200   200   200   403   403   200   200
      POST /v1/deputies                                                         401   201   403   201   403   403   403   403   400
      POST /v1/deputies/{deputy}/end                                            401   200   403   200   403   403   403   403   404
      POST /v1/calendar-feed                                                    401   403   201   201   201   201   201   201   403
      GET /v1/calendar-feed                                                     401   403   200   200   200   200   200   200   403
      POST /v1/calendar-feed/revocation                                         401   403   204   204   204   204   204   204   403
      GET /v1/alert-sources                                                     401   200   403   403   403   403   403   403   200
      POST /v1/alert-sources                                                    401   201   403   403   403   403   403   403   201
      POST /v1/alert-sources/{source}/revocation                                401   200   403   403   403   403   403   403   404
      GET /v1/events                                                            401   403   200   200   200   200   200   200   403
      GET /v1/webhooks                                                          401   200   403   403   403   200   200   403   200
      POST /v1/webhooks                                                         401   201   403   403   403   201   201   403   201
      POST /v1/webhooks/{webhook}/closure                                       401   200   403   403   403   404   404   403   404
      POST /v1/webhooks/{webhook}/test                                          401   202   403   403   403   404   404   403   404
      POST /v1/incidents/{incident}/deadlines/{slot}/acknowledgement            401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/moment-corrections                          401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/moment-corrections/preview                  401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/updates                                     401   403   409   409   403   403   403   404   403
      GET /v1/incidents/{incident}/facts                                        401   403   200   200   200   403   403   404   403
      PATCH /v1/incidents/{incident}/facts                                      401   403   200   200   403   403   403   404   403
      PATCH /v1/incidents/{incident}/affected-schools/99XA/facts                401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/measures                                    401   403   201   201   403   403   403   404   403
      PUT /v1/incidents/{incident}/measures/{measure}                           401   403   200   200   403   403   403   404   403
      GET /v1/incidents/{incident}/assessment                                   401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/classification                              401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/classification/confirmation                 401   403   409   409   409   403   403   404   403
      GET /v1/incidents/{incident}/severity                                     401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/severity                                    401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/risk-judgement                              401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/decisions                                   401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/decisions/confirmation                      401   403   409   409   409   403   403   404   403
      GET /v1/incidents/{incident}/obligations                                  401   403   200   200   200   403   403   404   403
      GET /v1/incidents/{incident}/closure                                      401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/withholding                                 401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/withholding/end                             401   403   403   409   403   403   403   404   403
      POST /v1/incidents/{incident}/consultations                               401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/equal-measure                               401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/affected-schools/99XA/joint-answer          401   403   409   409   403   403   403   404   403
      POST /v1/incidents/{incident}/affected-schools/99XA/subject-information   401   403   200   200   403   403   403   404   403
      POST /v1/schools/99XA/incidents/{incident}/joint-answer                   401   403   403   403   403   409   403   403   403
      POST /v1/schools/99XB/incidents/{incident}/joint-answer                   401   403   403   403   403   404   403   403   403
      POST /v1/schools/99XA/incidents/{incident}/subject-information            401   403   403   403   403   200   200   403   403
      POST /v1/schools/99XB/incidents/{incident}/subject-information            401   403   403   403   403   404   404   403   403
      POST /v1/incidents/{incident}/notices                                     401   403   201   201   403   403   403   404   403
      POST /v1/incidents/{incident}/subject-letters                             401   403   201   201   403   403   403   404   403
      POST /v1/incidents/{incident}/ap-drafts                                   401   403   201   201   403   403   403   404   403
      GET /v1/incidents/{incident}/ap-drafts/export                             401   403   200   200   200   403   403   404   403
      GET /v1/incidents/{incident}/papers                                       401   403   200   200   200   403   403   404   403
      GET /v1/incidents/{incident}/papers/{written}                             401   403   200   200   200   403   403   404   403
      PUT /v1/incidents/{incident}/papers/{written}/text                        401   403   200   200   403   403   403   404   403
      PUT /v1/incidents/{incident}/papers/{draft}/answers                       401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/papers/{draft}/refill                       401   403   409   409   403   403   403   404   403
      POST /v1/incidents/{incident}/papers/{written}/cancellation               401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/submissions                                 401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/approvals                                   401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/rejections                                  401   403   403   200   403   403   403   404   403
      POST /v1/incidents/{incident}/dispatches                                  401   403   200   200   403   403   403   404   403
      POST /v1/incidents/{incident}/papers/{sent-draft}/filing                  401   403   200   200   403   403   403   404   403
      PUT /v1/incidents/{incident}/papers/{filed}/filing/confirmation           401   403   200   200   403   403   403   404   403
      GET /v1/incidents/{incident}/papers/{confirmed}/filing/confirmation       401   403   200   200   200   403   403   404   403
      GET /v1/incidents/{incident}/papers/{written}/document                    401   403   200   200   200   403   403   404   403
      GET /v1/schools/99XA/incidents/{incident}/papers                          401   403   200   200   200   200   200   404   403
      GET /v1/schools/99XB/incidents/{incident}/papers                          401   403   200   200   200   404   404   404   403
      GET /v1/schools/99XA/incidents/{incident}/papers/{sent}                   401   403   200   200   200   200   200   404   403
      GET /v1/schools/99XA/incidents/{incident}/papers/{approved}               401   403   404   404   404   404   404   404   403
      GET /v1/schools/99XB/incidents/{incident}/papers/{sent}                   401   403   404   404   404   404   404   404   403
      GET /v1/schools/99XA/incidents/{incident}/papers/{sent}/document          401   403   200   200   200   200   200   404   403
      GET /v1/schools/99XA/incidents/{incident}/papers/{approved}/document      401   403   404   404   404   404   404   404   403
      GET /v1/schools/99XB/incidents/{incident}/papers/{sent}/document          401   403   404   404   404   404   404   404   403
      POST /v1/schools/99XA/incidents/{incident}/papers/{sent}/acknowledgement  401   403   403   403   403   200   403   403   403
      POST /v1/schools/99XA/incidents/{incident}/papers/{approved}/acknowledgement 401   403   403   403   403   404   403   403   403
      POST /v1/schools/99XB/incidents/{incident}/papers/{sent}/acknowledgement  401   403   403   403   403   404   403   403   403
      POST /v1/schools/99XA/incidents/{incident}/papers/{sent-draft}/filing     401   403   403   403   403   200   403   403   403
      POST /v1/schools/99XA/incidents/{incident}/papers/{draft}/filing          401   403   403   403   403   404   403   403   403
      POST /v1/schools/99XB/incidents/{incident}/papers/{sent-draft}/filing     401   403   403   403   403   404   403   403   403
      PUT /v1/schools/99XA/incidents/{incident}/papers/{filed}/filing/confirmation 401   403   403   403   403   200   403   403   403
      PUT /v1/schools/99XB/incidents/{incident}/papers/{filed}/filing/confirmation 401   403   403   403   403   404   403   403   403
      GET /v1/incidents/{incident}/evidence                                     401   403   200   200   200   403   403   404   403
      POST /v1/incidents/{incident}/evidence                                    401   403   201   201   403   403   403   404   403
      GET /v1/incidents/{incident}/evidence/{evidence}/content                  401   403   200   200   200   403   403   404   403
      GET /v1/incidents/{incident}/readings                                     401   403   200   200   403   403   403   404   403
      GET /v1/incidents/{incident}/dossier                                      401   403   200   200   200   403   403   404   403
      GET /v1/schools/99XA/access-log                                           401   403   200   200   200   200   200   200   403
      GET /v1/schools/99XB/access-log                                           401   403   200   200   200   404   404   404   403
      GET /v1/overviews                                                         401   403   200   200   403   403   403   200   403
      GET /v1/overviews/2026                                                    401   403   200   200   403   403   403   200   403
      POST /v1/overviews/2026/issues                                            401   403   403   200   403   403   403   403   403
      GET /v1/schools/99XA/overviews                                            401   403   200   200   403   200   200   200   403
      GET /v1/schools/99XB/overviews                                            401   403   200   200   403   404   404   404   403
      GET /v1/schools/99XA/overviews/2026                                       401   403   200   200   403   200   200   200   403
      GET /v1/schools/99XB/overviews/2026                                       401   403   200   200   403   404   404   404   403
      GET /v1/schools/99XA/overviews/2026/issue                                 401   403   200   200   403   200   200   404   403
      GET /v1/schools/99XB/overviews/2026/issue                                 401   403   200   200   403   404   404   404   403
      POST /v1/schools/99XA/overviews/2026/issue                                401   403   403   201   403   403   403   403   403
      GET /v1/retention                                                         401   403   200   200   403   403   403   200   403
      POST /v1/register/entries/{incident}/hold                                 401   403   403   200   403   403   403   403   403
      POST /v1/register/entries/{incident}/hold-lifting                         401   403   403   409   403   403   403   403   403
      POST /v1/register/entries/{incident}/erasure                              401   403   403   400   403   403   403   403   403
      GET /v1/erasures                                                          401   403   200   200   403   403   403   200   403
      GET /v1/erasures/{erasure}                                                401   403   404   404   403   403   403   404   403
      GET /v1/erasures/{erasure}/certificate                                    401   403   404   404   403   403   403   404   403
      GET /v1/schools/99XA/erasures                                             401   403   200   200   403   200   200   200   403
      GET /v1/schools/99XB/erasures                                             401   403   200   200   403   404   404   404   403
      GET /v1/schools/99XA/erasures/{erasure}/certificate                       401   403   404   404   403   404   404   404   403
      """;

  /** Open to everybody, or about nothing but the caller's own session. */
  private static final Set<String> FOR_EVERYBODY =
      Set.of(
          "POST /v1/login",
          "POST /v1/token-refresh",
          "POST /v1/logout",
          "GET /v1/calendar-feeds/{calendar}",
          "POST /v1/alerts/{key}",
          "GET /v1/openapi.json",
          "GET /v1/openapi.yml");

  /** Stands for a paper that is so far on its way out. */
  private static final Pattern PAPER =
      Pattern.compile("\\{(written|submitted|approved|sent|draft|sent-draft|filed|confirmed)}");

  private static final byte[] PDF = "%PDF-1.7 received".getBytes(UTF_8);

  private static final Map<String, Object> AGREEMENT =
      Map.of("service", "Leeromgeving", "calendar", "nl-office-hours", "contacts", List.of());

  private static Service service;
  private static Cast cast;
  private static Desktop manager;
  private static Desktop fg;
  private static final Map<String, Http> DOORS = new HashMap<>();

  @BeforeAll
  static void start() {
    service = Service.start(Map.of("lekdicht.webhooks.allow-private", true));
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    fg = Desktop.of(service, cast, "fg");
    for (String viewer : VIEWERS) {
      Http http = Http.of(service);
      DOORS.put(viewer, viewer.isEmpty() ? http : http.as(cast.token(viewer)));
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Http door(String viewer) {
    return Objects.requireNonNull(DOORS.get(viewer));
  }

  private static List<String[]> rows() {
    return TABLE.lines().skip(1).map(line -> line.strip().split(" +")).toList();
  }

  @Test
  void everybody_gets_what_the_table_says() {
    List<String> wrong = new ArrayList<>();
    for (String[] row : rows()) {
      Prepared prepared = prepare(row[1]);
      for (int i = 0; i < VIEWERS.size(); i++) {
        String expected = row[i + 2];
        if (!expected.equals("-")) {
          int status = ask(row[0], prepared, door(VIEWERS.get(i)));
          if (status < 300 && !row[0].equals("GET")) {
            prepared = prepare(row[1]);
          }
          if (status != Integer.parseInt(expected)) {
            wrong.add(
                "%s %s as '%s': %d, not %s"
                    .formatted(row[0], row[1], VIEWERS.get(i), status, expected));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_operation_of_the_contract_is_in_the_table() {
    Set<String> asked = new TreeSet<>(FOR_EVERYBODY);
    ContractCheck.operations().stream()
        .filter(operation ->
            rows().stream()
                .anyMatch(row ->
                    (row[0] + " " + row[1])
                        .replace("{", "")
                        .replace("}", "")
                        .matches(operation.replaceAll("\\{[^}]*}", "[^/]+"))))
        .forEach(asked::add);
    assertThat(asked).containsAll(ContractCheck.operations());
  }

  /** What a request needs, made by others beforehand; it can be asked again as long as nobody gets what is asked. */
  private record Prepared(String path, JsonNode report, @Nullable JsonNode paper) {}

  private static Prepared prepare(String route) {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    JsonNode report = manager.report();
    String path =
        route
            .replace("{incident}", on.incident())
            .replace("{run}", on.run())
            .replace("{report}", report.get("id").asText())
            .replace("{account}", cast.viewer("polderlicht").account().toString())
            .replace("{source}", route.contains("{source}") ? source() : "")
            .replace("{deputy}", route.contains("{deputy}") ? named() : "")
            .replace("{slot}", "notice:99XA")
            .replace("{evidence}", route.contains("{evidence}") ? evidenceOf(on) : "")
            .replace("{erasure}", UUID.randomUUID().toString())
            .replace("{measure}", route.contains("{measure}") ? measureOf(on) : "")
            .replace("{webhook}", route.contains("{webhook}") ? newWebhook() : "");
    Matcher place = PAPER.matcher(path);
    JsonNode paper = place.find() ? paper(place.group(1), on) : paperFor(path, on);
    return new Prepared(place.replaceFirst(paper == null ? "" : Postroom.id(paper)), report, paper);
  }

  private static int ask(String method, Prepared prepared, Http http) {
    String path = prepared.path();
    JsonNode paper = prepared.paper();
    if (path.contains("/register/imports") && !method.equals("GET")) {
      return askForImport(method, path, http);
    }
    if (path.endsWith("/register/exports")) {
      return http.get(path + "?format=CSV").status();
    }
    if (path.endsWith("/document")) {
      path += "?format=DOCX";
    }
    if (path.equals("/v1/overviews")) {
      path += "?year=2026";
    }
    if (method.equals("POST") && path.endsWith("/evidence")) {
      return http.postFile(path + "?name=received.pdf", "application/pdf", PDF).status();
    }
    if (method.equals("PUT") && path.endsWith("/filing/confirmation")) {
      return http.putFile(path + "?name=received.pdf", "application/pdf", PDF).status();
    }
    if (paper != null && !method.equals("GET")) {
      Object body = paperBody(path, paper);
      return (method.equals("PUT") ? http.put(path, body) : http.post(path, body)).status();
    }
    JsonNode report = prepared.report();
    Answer answer =
        switch (method) {
          case "GET" -> path.equals("/v1/events") ? http.begin(path) : http.get(path);
          case "PATCH" -> http.patch(path, body(path, report));
          case "PUT" -> http.put(path, body(path, report));
          default -> http.post(path, path.endsWith("/test") ? "" : body(path, report));
        };
    return answer.status();
  }

  /** Of a file that the escalation manager put up and mapped. */
  private static int askForImport(String method, String path, Http http) {
    byte[] file = "nummer;gemeld op;soort melding\n2019-1;3-3-2019;datalek\n".getBytes(UTF_8);
    if (path.endsWith("/imports")) {
      return http.postFile(path + "?name=register.csv", "text/csv", file).status();
    }
    JsonNode draft =
        Desktop.ok(
            fg.http().postFile("/v1/register/imports?name=register.csv", "text/csv", file), 201);
    String of = path.replace("{import}", draft.get("id").asText());
    if (method.equals("PUT")) {
      return http.put(of, draft.get("proposal")).status();
    }
    Desktop.ok(fg.http().put(of.replace("confirmation", "mapping"), draft.get("proposal")), 200);
    return http.post(of).status();
  }

  /** A paper for 99XA that is so far on its way out. */
  private static JsonNode paper(String stage, Case on) {
    Postroom room = Postroom.of(manager, fg, on.incident());
    JsonNode papers =
        switch (stage) {
          case "written" -> room.notices("FIRST_NOTICE", "99XA");
          case "submitted" -> room.submit(room.notices("FIRST_NOTICE", "99XA"));
          case "approved" -> room.ready(room.notices("FIRST_NOTICE", "99XA"));
          case "sent" -> room.leave(room.notices("FIRST_NOTICE", "99XA"));
          case "draft" -> room.drafts("NEW", "99XA");
          case "sent-draft" -> room.leave(room.drafts("NEW", "99XA"));
          case "filed" -> filed(room);
          case "confirmed" -> confirmed(room);
          default -> throw new IllegalArgumentException(stage);
        };
    return papers.get(0);
  }

  private static JsonNode filed(Postroom room) {
    JsonNode papers = room.leave(room.drafts("NEW", "99XA"));
    String path = room.path("papers/%s/filing".formatted(Postroom.id(papers.get(0))));
    return Desktop.ok(manager.http().post(path, room.filing("AP-2026-1", "The head")), 200)
        .get("items");
  }

  private static JsonNode confirmed(Postroom room) {
    JsonNode papers = filed(room);
    String path =
        room.path(
            "papers/%s/filing/confirmation?name=received.pdf"
                .formatted(Postroom.id(papers.get(0))));
    return Desktop.ok(manager.http().putFile(path, "application/pdf", PDF), 200).get("items");
  }

  /** The paper that a request without one in its path is about. */
  private static @Nullable JsonNode paperFor(String path, Case on) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "submissions" -> paper("written", on);
      case "approvals", "rejections" -> paper("submitted", on);
      case "dispatches" -> paper("approved", on);
      case "export" -> paper("draft", on);
      default -> null;
    };
  }

  private static Object paperBody(String path, JsonNode paper) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "submissions", "approvals" -> Map.of("papers", Postroom.seen(paper));
      case "rejections" ->
          Map.of("papers", Postroom.seen(paper), "reason", "The school's name is missing.");
      case "dispatches" -> Map.of("papers", List.of(Postroom.id(paper)));
      case "text" -> Map.of("digest", Postroom.digest(paper), "content", "Other words.");
      case "answers" ->
          Map.of(
              "digest",
              Postroom.digest(paper),
              "answers",
              Map.of("notifier-function", Map.of("value", "Words that were typed.")));
      case "refill" -> Map.of("digest", Postroom.digest(paper));
      case "cancellation" -> Map.of("reason", "It is not needed any more.");
      case "filing" ->
          Map.of(
              "filedAt", service.clock().instant().toString(),
              "number", "AP-2026-1",
              "filedBy", "The head");
      case "acknowledgement" -> "";
      default -> throw new IllegalArgumentException("no body for " + path);
    };
  }

  private static String evidenceOf(Case on) {
    String path = "/v1/incidents/%s/evidence?name=received.pdf".formatted(on.incident());
    return Desktop.ok(manager.http().postFile(path, "application/pdf", PDF), 201)
        .get("id")
        .asText();
  }

  private static String measureOf(Case on) {
    return Desktop.ok(
            manager
                .http()
                .post("/v1/incidents/%s/measures".formatted(on.incident()), measure(null)),
            201)
        .get("id")
        .asText();
  }

  private static Map<String, ?> measure(@Nullable String owner) {
    Map<String, Object> measure = new HashMap<>();
    measure.put("kind", "STRUCTURAL");
    measure.put("description", "Encrypt every laptop.");
    measure.put("owner", owner);
    return measure;
  }

  private static String newWebhook() {
    return Desktop.ok(
            door("admin").post("/v1/webhooks", Map.of("url", "https://127.0.0.1/in")), 201)
        .get("id")
        .asText();
  }

  private static String source() {
    return door("admin")
        .post("/v1/alert-sources", Map.of("name", "Monitoring"))
        .json()
        .get("id")
        .asText();
  }

  private static String named() {
    return door("admin").post("/v1/deputies", deputy()).json().get("id").asText();
  }

  private static Map<String, ?> deputy() {
    Instant now = service.clock().instant();
    return Map.of(
        "accountId", cast.viewer("second-manager").account().toString(),
        "from", now.toString(),
        "until", now.plus(Duration.ofDays(1)).toString());
  }

  private static Map<String, ?> body(String path, JsonNode report) {
    String now = service.clock().instant().toString();
    if (path.contains("/measures/")) {
      return measure("Workplaces");
    }
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "facts" -> Map.of("facts", Map.of("DATA_KINDS", List.of("NAME")));
      case "measures" -> measure(null);
      case "classification" ->
          Map.of("classification", "SECURITY_INCIDENT", "reasons", "Nothing was opened.");
      case "confirmation" ->
          path.contains("/decisions/")
              ? Map.of("duty", "SCHOOL_NOTICE", "allSchools", true)
              : Map.of("classification", "SECURITY_INCIDENT");
      case "severity" ->
          Map.of(
              "natures",
              List.of("SIMPLE"),
              "context",
              List.of(),
              "identifiability",
              "LIMITED",
              "confidentiality",
              "KEPT",
              "integrity",
              "KEPT",
              "availability",
              "KEPT",
              "malicious",
              false,
              "people",
              0,
              "unintelligible",
              false);
      case "risk-judgement" ->
          Map.of("risk", "RISK", "method", "ENISA 2013", "reasons", "Names were read.");
      case "decisions" ->
          Map.of(
              "duty",
              "SCHOOL_NOTICE",
              "schools",
              List.of("99XA"),
              "toBeTold",
              true,
              "reason",
              "The agreement asks for it.");
      case "hold" -> Map.of("reason", "The insurer has a claim on it.", "reviewOn", "2099-01-01");
      case "hold-lifting" -> Map.of("why", "The claim was settled.");
      case "erasure" -> Map.of("number", "another number", "reason", "The agreed term has passed.");
      case "withholding" ->
          Map.of(
              "until",
              service.clock().instant().plus(Duration.ofHours(1)).toString(),
              "reason",
              "The police asked for it.");
      case "consultations" ->
          Map.of("brin", "99XA", "consultedAt", now, "outcome", "Prefers that we do it.");
      case "equal-measure" ->
          Map.of("schools", List.of("99XA", "99XB"), "reason", "The same folder.");
      case "joint-answer" -> Map.of("agrees", true, "remark", "The head said so.");
      case "subject-information" -> Map.of("informedAt", now, "how", "A letter to parents.");
      case "notices" -> Map.of("kind", "FIRST_NOTICE");
      case "subject-letters" -> Map.of("languages", List.of("nl"), "audiences", List.of("PARENTS"));
      case "ap-drafts" -> Map.of("filing", "NEW");
      case "reports" -> Desktop.stolenLaptop(service.clock().instant());
      case "incidents" ->
          Map.of(
              "reportId", report.get("id").asText(),
              "checklistId", "rdp-device",
              "title", "Laptop stolen");
      case "affected-schools" -> Map.of("affectedSchools", List.of("99XA"));
      case "moments" ->
          Map.of("kind", "SCHOOL_TOLD", "occurredAt", now, "description", "Told by telephone.");
      case "closure" ->
          path.contains("/accounts/") || path.contains("/webhooks/")
              ? Map.of("reason", "Works elsewhere now.")
              : Map.of("note", "Looked back on with the team.");
      case "webhooks" -> Map.of("url", "https://127.0.0.1/in");
      case "runs" -> Map.of("checklistId", "rdp-files");
      case "completion" -> Map.of("performedAt", now, "description", "Done with a colleague.");
      case "skip", "correction" -> Map.of("reason", "There is nothing to do here.");
      case "accounts" ->
          Map.of(
              "username",
              "new-" + UUID.randomUUID(),
              "displayName",
              "Somebody new",
              "roles",
              List.of("INCIDENT_MANAGER"),
              "locale",
              "nl",
              "email",
              "new@example.nl");
      case "email" -> Map.of("email", "elsewhere@example.nl");
      case "calendar-feed", "acknowledgement" -> Map.of();
      case "updates" -> Map.of("givenAt", now, "description", "Told that it still goes on.");
      case "preview" -> Map.of("moment", "DISCOVERED", "occurredAt", "2026-11-01T10:00:00Z");
      case "moment-corrections" ->
          Map.of(
              "moment", "DISCOVERED",
              "occurredAt", "2026-11-01T10:00:00Z",
              "reason", "The log says that it was earlier.",
              "entries", 2);
      case "revocation" ->
          path.contains("calendar") ? Map.of() : Map.of("reason", "The key was seen elsewhere.");
      case "alert-sources" -> Map.of("name", "Monitoring");
      case "issue", "issues" -> Map.of();
      case "deputies" -> deputy();
      case "end" -> Map.of("reason", "Back from holiday early.");
      case "supplier" -> Map.of("name", "Een leverancier", "place", "Zandwijk");
      case "99XB" ->
          Map.of("name", "Het Baken", "place", "Zandwijk", "agreements", List.of(AGREEMENT));
      default -> throw new IllegalArgumentException("no body for " + path);
    };
  }

  @Test
  void a_checklist_is_json_unless_a_drawing_is_preferred() {
    Http http = door("manager");
    String path = "/v1/checklists/rdp-device";
    assertThat(http.get(path).header("Content-Type")).contains("application/json");
    for (String json :
        List.of("*/*", "application/json", "application/json, image/svg+xml;q=0.5")) {
      assertThat(http.with("Accept", json).get(path).header("Content-Type"))
          .contains("application/json");
    }
    for (String drawing : List.of("image/svg+xml", "image/svg+xml, */*;q=0.1")) {
      assertThat(http.with("Accept", drawing).get(path).header("Content-Type"))
          .contains("image/svg+xml");
    }
  }

  @Test
  void a_school_is_shown_nothing_of_others_and_no_free_text() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    Desktop.ok(
        manager
            .http()
            .post(
                "/v1/incidents/%s/affected-schools/99XB/moments".formatted(on.incident()),
                Map.of(
                    "kind", "SCHOOL_TOLD",
                    "occurredAt", service.clock().instant().toString(),
                    "description", "Told the head of Het Baken.")),
        200);
    Desktop.ok(
        manager.act(
            on,
            "close-access",
            "correction",
            Map.of("reason", "The account was Jan's, not Piet's.")),
        200);
    Case hidden = Desktop.caseOf(manager.open("rdp-device", "99XB"));

    for (String viewer : List.of("wilgentuin", "client-wilgentuin")) {
      Http school = door(viewer);
      String list = school.get("/v1/schools/99XA/incidents?limit=200").body();
      String one = school.get("/v1/schools/99XA/incidents/" + on.incident()).body();

      assertThat(list).contains(on.incident()).doesNotContain(hidden.incident());
      for (String shown : List.of(list, one)) {
        assertThat(shown)
            .doesNotContain("99XB", "Het Baken", "99XC", "Polderlicht") // other schools
            .doesNotContain(
                "Laptop stolen", "bag with a work laptop", "train") // title, summary, description
            .doesNotContain("Noor", "noor@example.nl", "telephone\"") // reporter
            .doesNotContain("checked with a colleague", "nothing to repair", "Jan", "Piet") // steps
            .doesNotContain("Name of"); // employees
      }
      assertThat(school.get("/v1/schools/99XA/incidents/" + hidden.incident()).status())
          .isEqualTo(404);
    }
  }

  @Test
  void a_school_sees_nothing_of_its_dealings_with_another_supplier() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    Http same = Http.of(service).as(cast.token("other-wilgentuin"));
    assertThat(same.get("/v1/schools/99XA/incidents").json().get("items")).isEmpty();
    assertThat(same.get("/v1/schools/99XA/incidents/" + on.incident()).status()).isEqualTo(404);
  }

  @Test
  void lists_of_another_supplier_are_empty() {
    manager.open("rdp-device", "99XA");
    Http other = Http.of(service).as(cast.token("other-manager"));
    assertThat(other.get("/v1/incidents?school=99XA").json().get("items")).isEmpty();
    assertThat(other.get("/v1/deadlines").json().get("items")).isEmpty();
    JsonNode verification = other.get("/v1/journal/verification").json();
    assertThat(verification.get("incidents").asInt() + verification.get("entries").asInt())
        .isZero();
  }
}
