package nl.lekdicht.exchange;

import static nl.lekdicht.exchange.Importer.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** How long a large register takes, in and out. The figures are printed. */
class ManyRowsTest {
  private static final int ROWS = Integer.getInteger("lekdicht.rows", 10_000);

  /** How many entries are made of each, once it was taken over: for exports of more than anybody takes over. */
  private static final int TIMES = Integer.getInteger("lekdicht.times", 1);

  private static final List<String> KINDS =
      List.of(
          "verkeerde ontvanger",
          "verkeerde ontvanger",
          "e-mail verkeerde ontvanger",
          "hack",
          "usb kwijt");

  /** Every so many rows has a word that the others have not. */
  private static final int SELDOM = 500;

  private static byte[] book() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Lekdicht", null)) {
      Worksheet sheet = book.newWorksheet("Register");
      List<String> headings =
          List.of(
              "Nr.",
              "Datum melding",
              "Soort melding",
              "Soort incident",
              "Omschrijving",
              "Oorzaak",
              "Maatregelen",
              "Aantal betrokkenen",
              "Soort gegevens",
              "School",
              "Gemeld bij AP?",
              "Datum AP",
              "Afgesloten",
              "Risico");
      for (int i = 0; i < headings.size(); i++) {
        sheet.value(0, i, headings.get(i));
      }
      for (int row = 1; row <= ROWS; row++) {
        LocalDateTime at = LocalDateTime.of(2020, 1, 1, 9, 0).plusDays(row % 2_000);
        sheet.value(row, 0, "R-" + row);
        sheet.value(row, 1, at);
        sheet.style(row, 1).format("dd-mm-yyyy hh:mm").set();
        sheet.value(row, 2, "datalek");
        sheet.value(row, 3, KINDS.get(row % KINDS.size()));
        sheet.value(
            row,
            4,
            "Gegevens van leerling %d zijn bij een ander terechtgekomen. Er is gebeld.%s"
                .formatted(row, row % SELDOM == 0 ? " Kenmerk zeldzaam." : ""));
        sheet.value(row, 5, "Menselijke fout bij het kiezen van de geadresseerde");
        sheet.value(row, 6, "Teruggehaald\nUitleg gegeven");
        sheet.value(row, 7, row % 40);
        sheet.value(row, 8, "naam, e-mailadres");
        sheet.value(row, 9, "%02dA%c".formatted(row % 90 + 10, 'A' + row % 26));
        sheet.value(row, 10, row % 3 == 0 ? "ja" : "nee");
        if (row % 3 == 0) {
          sheet.value(
              row,
              11,
              "%d-%d-%d 10:00".formatted(at.getDayOfMonth(), at.getMonthValue(), at.getYear()));
        }
        sheet.value(row, 12, at.plusDays(20));
        sheet.style(row, 12).format("dd-mm-yyyy").set();
        sheet.value(row, 13, "laag");
      }
    }
    return out.toByteArray();
  }

  @Test
  void ten_thousand_rows_are_taken_over_within_twenty_seconds() throws Exception {
    byte[] book = book();
    try (Service service = Service.start()) {
      Cast cast = Cast.in(service);
      Importer fg = Importer.in(service, cast);
      long spentBefore =
          ((com.sun.management.OperatingSystemMXBean)
                  java.lang.management.ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime();
      long begun = System.nanoTime();
      JsonNode draft = fg.put("register.xlsx", Importer.XLSX, book);
      long put = System.nanoTime();
      JsonNode trial = good(fg.tryOut(draft, draft.get("proposal")), 200);
      assertThat(trial.get("items")).isEmpty();
      assertThat(trial.get("fresh").asInt()).isEqualTo(ROWS);
      long tried = System.nanoTime();
      good(fg.confirm(draft), 201);
      long done = System.nanoTime();
      long spent =
          ((com.sun.management.OperatingSystemMXBean)
                      java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                  .getProcessCpuTime()
              - spentBefore;
      System.out.printf("%d ms of CPU of the service and of this test%n", spent / 1_000_000);
      System.out.printf(
          "%d rows (%d KiB): put up %d ms, tried %d ms, taken over %d ms, all %d ms%n",
          ROWS,
          book.length / 1024,
          millis(begun, put),
          millis(put, tried),
          millis(tried, done),
          millis(begun, done));
      if (ROWS == 10_000 && TIMES == 1) {
        assertThat(Duration.ofNanos(done - begun)).isLessThan(Duration.ofSeconds(20));
      }
      if (ROWS == 10_000 && TIMES == 1) {
        seldom_words_are_found_in_all_years(fg);
      }
      multiply(service);
      String token = cast.token("fg");
      for (String format : List.of("CSV", "JSON", "XLSX", "PDF")) {
        read(service, token, format);
      }
    }
  }

  /** Too far apart to be met on the way through the newest. */
  private static void seldom_words_are_found_in_all_years(Importer fg) {
    List<String> expected =
        IntStream.rangeClosed(1, ROWS / SELDOM)
            .map(i -> i * SELDOM)
            .mapToObj(row -> "R-" + row)
            .toList();
    // Words that every text has are no words to search by.
    assertThat(good(fg.http().get("/v1/register/entries?q=zijn+bij+een"), 200).get("items"))
        .isEmpty();
    for (String number : List.of("R-77", "r-77")) {
      assertThat(good(fg.http().get("/v1/register/entries?q=" + number), 200).get("items"))
          .hasSize(1);
    }
    for (String narrowed : List.of("", "&kind=PERSONAL_DATA_BREACH")) {
      List<String> found = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page =
            good(
                fg.http()
                    .get("/v1/register/entries?q=kenmerk+zeldzaam&limit=7" + narrowed + cursor),
                200);
        page.get("items").forEach(item -> found.add(item.get("number").asText()));
        cursor =
            page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").asText();
      } while (!cursor.isEmpty());
      // Those of one moment are in no order that is known.
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(found.stream().map(number -> Integer.parseInt(number.substring(2)) % 2_000))
          .isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  /** Makes of each entry so many, at moments of their own. */
  private static void multiply(Service service) throws Exception {
    try (var owner = service.asOwner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(true);
      statement.execute(
          "create temporary table copies as select e.id as old, gen_random_uuid() as id, n from register_entry e, generate_series(2, %d) n"
              .formatted(TIMES));
      statement.execute(
          """
          insert into register_entry (id, supplier_id, origin, number, title, kind, classification, incident_type, state, risk, ap_state, sensitive,
            reported_at, recorded_at, closed_at, people_min, people_max, schools, description, as_reported, cause, measures, details)
          select c.id, supplier_id, origin, number, title, kind, classification, incident_type, state, risk, ap_state, sensitive,
            reported_at, recorded_at, closed_at, people_min, people_max, schools, description, as_reported, cause, measures,
            replace(details, cast(c.old as text), cast(c.id as text))
          from register_entry e join copies c on c.old = e.id\
          """);
      statement.execute(
          """
          insert into register_school (entry_id, brin, supplier_id, reported_at, ap_state, details)
          select c.id, brin, supplier_id, reported_at, ap_state, details from register_school s join copies c on c.old = s.entry_id\
          """);
      statement.execute("analyze");
    }
  }

  private static void read(Service service, String token, String format) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(service.baseUri() + "/v1/register/exports?format=" + format))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long begun = System.nanoTime();
      long most = 0;
      try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
        assertThat(body.read()).isNotNegative();
        long first = System.nanoTime();
        long count = 1;
        byte[] buffer = new byte[1 << 16];
        long until =
            System.nanoTime() + Duration.ofSeconds(Long.getLong("lekdicht.seconds", 5)).toNanos();
        int read = body.read(buffer);
        while (read >= 0 && System.nanoTime() < until) {
          count += read;
          most =
              Math.max(
                  most, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
          read = body.read(buffer);
        }
        System.out.printf(
            "%s: first byte after %d ms, %d KiB in %d ms%s, at most %d MiB in use%n",
            format,
            millis(begun, first),
            count / 1024,
            millis(begun, System.nanoTime()),
            read < 0 ? "" : " (not to its end)",
            most >> 20);
        assertThat(Duration.ofNanos(first - begun)).isLessThan(Duration.ofSeconds(1));
      }
    }
  }

  private static long millis(long from, long to) {
    return (to - from) / 1_000_000;
  }
}
