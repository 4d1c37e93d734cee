package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private static Grid grid(String text) {
    try {
      return SourceFile.read(text.getBytes(StandardCharsets.UTF_8)).sheets().getFirst();
    } catch (SourceFile.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  private static Reading.Result read(String text) {
    Grid grid = grid(text);
    return Reading.of(grid, Layout.of(grid).proposal(), NOW);
  }

  private static Layout messy() throws SourceFile.Unreadable {
    return Layout.best(
        SourceFile.read(MessyBook.usual()).sheets().stream().map(Layout::of).toList());
  }

  @Test
  void headings_are_found_below_a_merged_title_and_mean_what_they_say() throws Exception {
    Layout layout = messy();
    assertThat(layout.grid().name()).isEqualTo("Register 2024");
    assertThat(layout.headingRow()).isEqualTo(4);
    assertThat(layout.rows()).isEqualTo(5);
    Map<String, Target> proposed = new java.util.TreeMap<>();
    layout.proposal().columns().forEach(column -> proposed.put(column.column(), column.target()));
    assertThat(proposed)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("A", Target.NUMBER),
                Map.entry("B", Target.REPORTED_AT),
                Map.entry("C", Target.REPORTED_AT),
                Map.entry("D", Target.KIND_OF_INCIDENT),
                Map.entry("E", Target.SUMMARY),
                Map.entry("F", Target.CAUSE),
                Map.entry("G", Target.PEOPLE),
                Map.entry("H", Target.DATA_KINDS),
                Map.entry("I", Target.SCHOOLS),
                Map.entry("J", Target.AP_NOTIFIED),
                Map.entry("K", Target.AP_NOTIFIED_AT),
                Map.entry("L", Target.CLOSED_AT),
                Map.entry("M", Target.KIND)));
    assertThat(layout.columns().getFirst().samples()).containsExactly("1", "2", "3");
    assertThat(Reading.leftOut(layout.grid(), layout.proposal()))
        .containsExactly(Map.entry("N", "Kolom voor Kees"));
  }

  @Test
  void a_messy_sheet_gives_lines_and_every_fault_by_row_and_column() throws Exception {
    Layout layout = messy();
    Reading.Result result = Reading.of(layout.grid(), layout.proposal(), NOW);
    assertThat(result.rows()).isEqualTo(5);
    assertThat(result.lines().stream().map(Reading.Line::line)).containsExactly(5, 8);
    Map<Target, String> first = result.lines().getFirst().content().said();
    assertThat(first)
        .containsEntry(Target.NUMBER, "1")
        .containsEntry(Target.REPORTED_AT, "2024-03-04T13:30:00Z")
        .containsEntry(Target.KIND_OF_INCIDENT, "MAIL_TO_WRONG_RECIPIENT")
        .containsEntry(Target.SUMMARY, "Mail aan verkeerde ouder.\nDirect teruggehaald.")
        .containsEntry(Target.PEOPLE, "12-12")
        .containsEntry(Target.DATA_KINDS, "CONTACT_DETAILS,NAME")
        .containsEntry(Target.SCHOOLS, "99XA")
        .containsEntry(Target.AP_NOTIFIED, "NO")
        .containsEntry(Target.CLOSED_AT, "2024-03-04T23:00:00Z")
        .containsEntry(Target.KIND, "PERSONAL_DATA_BREACH");
    assertThat(result.lines().get(1).content().said())
        .containsEntry(Target.PEOPLE, "1200-1200")
        .containsEntry(Target.SCHOOLS, "99XA,99XB")
        .containsEntry(Target.AP_NOTIFIED_AT, "2024-10-27T00:30:00Z");
    assertThat(result.told().stream().map(ReadingTest::placed))
        .containsExactlyInAnyOrder(
            "9 G Aantal betrokkenen #DIV/0!",
            "9 I School Het Baken",
            "9 K Datum AP 31 februari 2024",
            "10 A Nr. 3",
            "10 G Aantal betrokkenen ca. 30",
            "10 J Gemeld bij AP? misschien",
            "12 A Nr. ",
            "12 M Soort melding ",
            "12 B Datum melding ");
    assertThat(result.faults()).isEqualTo(result.told().size());
  }

  private static String placed(RowFault fault) {
    return "%d %s %s %s"
        .formatted(
            fault.row(),
            fault.column(),
            fault.heading(),
            fault.value() == null ? "" : fault.value());
  }

  @Test
  void translations_and_fixed_values_mend_what_the_sheet_does_not_say() throws Exception {
    Layout layout = messy();
    List<Mapping.Column> columns = new ArrayList<>();
    for (Mapping.Column column : layout.proposal().columns()) {
      columns.add(
          new Mapping.Column(
              column.column(),
              column.target(),
              switch (column.target()) {
                case SCHOOLS -> Map.of("het baken", "99XB");
                case PEOPLE -> Map.of("ca. 30", "25-35", "#DIV/0!", "");
                case AP_NOTIFIED -> Map.of("misschien", "");
                case AP_NOTIFIED_AT -> Map.of("31 februari 2024", "29 februari 2024");
                default -> Map.of();
              }));
    }
    columns.removeIf(column -> column.target() == Target.KIND);
    Mapping mapping =
        new Mapping(
            "Register 2024",
            4,
            10,
            false,
            columns,
            List.of(new Mapping.Fixed(Target.KIND, "datalek")));
    Reading.Result result = Reading.of(layout.grid(), mapping, NOW);
    assertThat(result.told().stream().map(ReadingTest::placed)).containsExactly("10 A Nr. 3");
    assertThat(result.rows()).isEqualTo(4);
    assertThat(result.lines().get(2).content().said())
        .containsEntry(Target.SCHOOLS, "99XB")
        .containsEntry(Target.KIND, "PERSONAL_DATA_BREACH")
        .doesNotContainKey(Target.PEOPLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nummer;datum;soort melding@1;4-3-2099;datalek|REPORTED_AT|future",
        "nummer;datum;soort melding@1;4-3-1899;datalek|REPORTED_AT|1990",
        "nummer;datum;soort melding@1;;datalek|REPORTED_AT|is missing",
        "nummer;datum;soort melding@1;31-3-2024 02:30;datalek|REPORTED_AT|summer time",
        "nummer;datum;soort melding@1;4-3-2024;gek|KIND|must be of",
        "nummer;datum;soort melding@1;4-3-2024;|KIND|is missing",
        "nummer;datum;soort melding@;4-3-2024;datalek|NUMBER|is missing",
        "nummer;datum;soort melding;ap-nummer@1;4-3-2024;datalek;Z1|SCHOOLS|is missing",
        "nummer;datum;soort melding;methode@1;4-3-2024;datalek;Z1|RISK|is missing",
        "nummer;datum;soort melding;gesloten@1;4-3-2024;datalek;3-3-2024|CLOSED_AT|lies before",
        "nummer;datum;soort melding;school;ap gemeld;datum ap@1;4-3-2024;datalek;99XA;nee;4-3-2024|AP_NOTIFIED|says no",
        "nummer;datum;soort melding;soorten gegevens@1;4-3-2024;datalek;geen, bsn|DATA_KINDS|there is nothing",
        "nummer;datum;tijd;soort melding@1;;10:00;datalek|REPORTED_AT|no day",
      })
  void says_what_is_wrong_and_what_would_help(String text, String target, String rule) {
    Reading.Result result = read(text.replace('@', '\n') + "\n");
    assertThat(result.lines()).isEmpty();
    assertThat(result.told())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.row()).isEqualTo(2);
          assertThat(fault.target()).isEqualTo(target);
          assertThat(fault.rule()).contains(rule);
        });
  }

  private static Reading.Result read(Cell number, Cell people, String... schools) {
    List<Cell> headings = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    List<Mapping.Column> columns = new ArrayList<>();
    List.of(Target.NUMBER, Target.REPORTED_AT, Target.KIND, Target.PEOPLE)
        .forEach(target ->
            columns.add(new Mapping.Column(Grid.letters(columns.size()), target, Map.of())));
    cells.addAll(List.of(number, new Cell.Words("4-3-2024"), new Cell.Words("datalek"), people));
    for (String each : schools) {
      cells.add(new Cell.Words(each));
      columns.add(new Mapping.Column(Grid.letters(columns.size()), Target.SCHOOLS, Map.of()));
    }
    cells.forEach(_ -> headings.add(new Cell.Words("h")));
    Grid grid = new Grid("", List.of(new Grid.Row(1, headings), new Grid.Row(2, cells)));
    return Reading.of(grid, new Mapping("", 1, null, false, columns, List.of()), NOW);
  }

  private static String fault(Reading.Result result) {
    assertThat(result.told()).hasSize(1);
    return result.told().getFirst().target() + " " + result.told().getFirst().rule();
  }

  @Test
  void a_number_is_read_as_it_is_shown() {
    Reading.Result padded = read(new Cell.Count(42, "\"INC-\"0000"), Cell.BLANK);
    assertThat(padded.lines().getFirst().content().number()).isEqualTo("INC-0042");
    assertThat(fault(read(new Cell.Count(42, "0.00"), Cell.BLANK)))
        .startsWith("NUMBER is a number that is shown by the format 0.00");
    assertThat(read(new Cell.Count(42), Cell.BLANK).lines().getFirst().content().number())
        .isEqualTo("42");
  }

  @Test
  void a_fraction_is_no_number_of_people() {
    for (double number : new double[] {0.125, 1.234, 12.5}) {
      assertThat(fault(read(new Cell.Words("1"), new Cell.Count(number))))
          .startsWith("PEOPLE must be a number");
    }
    assertThat(read(new Cell.Words("1"), new Cell.Count(1_234)).lines().getFirst().content().said())
        .containsEntry(Target.PEOPLE, "1234-1234");
  }

  @Test
  void an_entry_has_ten_thousand_schools_at_most() {
    String codes = ChunksTest.codes(10_001);
    String most = codes.substring(0, codes.lastIndexOf(','));
    String more = codes.substring(codes.lastIndexOf(',') + 1);
    assertThat(read(new Cell.Words("1"), Cell.BLANK, most).lines().getFirst().content().schools())
        .hasSize(10_000);
    assertThat(fault(read(new Cell.Words("1"), Cell.BLANK, most, more)))
        .isEqualTo("SCHOOLS must be at most 10000 schools");
  }

  @Test
  void the_least_and_the_most_may_stand_in_columns_of_their_own() {
    Grid grid =
        grid(
            "nummer;datum;soort melding;aantal mensen, minstens;aantal mensen, hoogstens\n1;4-3-2024;datalek;12;20\n");
    assertThat(
            Reading.of(grid, Layout.of(grid).proposal(), NOW).lines().getFirst().content().said())
        .containsEntry(Target.PEOPLE, "12-20");
  }

  @Test
  void a_column_that_says_when_is_no_column_that_says_whether() {
    Grid days =
        grid("nummer;datum;soort melding;school;gemeld bij ap\n1;4-3-2024;datalek;99XA;5-3-2024\n");
    assertThat(Layout.of(days).columns().getLast().target()).isEqualTo(Target.AP_NOTIFIED_AT);
    Grid ticks =
        grid("nummer;datum;soort melding;school;gemeld bij ap\n1;4-3-2024;datalek;99XA;1\n");
    assertThat(Layout.of(ticks).columns().getLast().target()).isEqualTo(Target.AP_NOTIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?", "(intern)", "...", "##"})
  void a_heading_without_words_means_nothing(String heading) {
    assertThat(Vocabulary.OURS.target(heading)).isEmpty();
  }

  @Test
  void a_column_without_a_heading_is_not_proposed() {
    assertThat(Vocabulary.OURS.target(" # ")).contains(Target.NUMBER);
    Grid grid = grid(";datum;soort melding\nx;4-3-2024;datalek\n");
    assertThat(Layout.of(grid).proposal().columns().stream().map(Mapping.Column::target))
        .containsExactly(Target.REPORTED_AT, Target.KIND);
  }

  @Test
  void options_are_told_apart_by_what_parts_most() {
    Reading.Result result =
        read(
            "nummer;datum;soort melding;soorten gegevens\n1;4-3-2024;datalek;\"naam, geboortedatum of leeftijd en burgerservicenummer (BSN)\"\n2;4-3-2024;datalek;\"adres, telefoonnummer of e-mailadres; naam\"\n");
    assertThat(result.told()).isEmpty();
    assertThat(result.lines().getFirst().content().said())
        .containsEntry(Target.DATA_KINDS, "BIRTH_DATE,BSN,NAME");
    assertThat(result.lines().get(1).content().said())
        .containsEntry(Target.DATA_KINDS, "CONTACT_DETAILS,NAME");
  }

  @Test
  void all_faults_are_counted_and_the_first_are_told() {
    StringBuilder text = new StringBuilder("nummer;datum;soort melding\n");
    for (int i = 0; i < 1_500; i++) {
      text.append(i).append(";ooit;datalek\n");
    }
    Reading.Result result = read(text.toString());
    assertThat(result.faults()).isEqualTo(1_500);
    assertThat(result.told()).hasSize(Reading.MOST_TOLD);
  }

  @Test
  void a_sheet_in_english_with_the_month_first_is_seen_as_such() {
    Grid grid =
        grid(
            "Reference,Date reported,Category,Description\nX-1,3/14/2024,data breach,Lost\nX-2,4/5/2024,data breach,Lost\n");
    Layout layout = Layout.of(grid);
    assertThat(layout.monthFirst()).isTrue();
    Reading.Result result = Reading.of(grid, layout.proposal(), NOW);
    assertThat(result.faults()).isZero();
    assertThat(result.lines().get(1).content().said())
        .containsEntry(Target.REPORTED_AT, "2024-04-04T22:00:00Z");
  }

  @Test
  void a_line_becomes_an_entry_of_the_register() {
    Reading.Result result =
        read(
            """
            nummer;gemeld op;gemeld door;soort melding;omschrijving;maatregelen;school;ap gemeld;datum ap;ap-nummer;reden te laat;afgesloten;risico;aantal betrokkenen;soorten gegevens
            2019-7;4-3-2019 10:00;Kim;datalek;Mail verkeerd;"- Teruggehaald
            - Gebeld";99XB, 99XA;ja;9-3-2019;Z19;vakantie;1-4-2019;hoog;30;bsn
            """);
    assertThat(result.told()).isEmpty();
    Content content = result.lines().getFirst().content();
    UUID id = new UUID(1, 2);
    Instant recorded = Instant.parse("2026-11-22T09:00:00Z");
    RegisterEntry entry = content.entry(id, recorded);
    assertThat(entry.origin()).isEqualTo(RegisterEntry.Origin.IMPORTED);
    assertThat(entry.number()).isEqualTo("2019-7");
    assertThat(entry.title()).isEqualTo("Mail verkeerd");
    assertThat(entry.kind()).isEqualTo(IncidentKind.PERSONAL_DATA_BREACH);
    assertThat(entry.state()).isEqualTo(RegisterEntry.State.CLOSED);
    assertThat(entry.reportedAt()).isEqualTo(Instant.parse("2019-03-04T09:00:00Z"));
    assertThat(entry.recordedAt()).isEqualTo(recorded);
    assertThat(entry.measures().stream().map(measure -> measure.description()))
        .containsExactly("Teruggehaald", "Gebeld");
    assertThat(entry.find(Fact.PEOPLE)).contains(new Value.Range(30, 30));
    assertThat(entry.schools().stream().map(SchoolPart::brin)).containsExactly("99XA", "99XB");
    SchoolPart school = entry.schools().getFirst();
    assertThat(school.authority().state()).isEqualTo(SchoolPart.Told.DONE);
    assertThat(school.authority().number()).isEqualTo("Z19");
    assertThat(school.authority().late()).isTrue();
    assertThat(school.facts())
        .containsEntry(Fact.DATA_KINDS, Value.parse(Value.Kind.CHOICES, "BSN"))
        .doesNotContainKey(Fact.PEOPLE);
    assertThat(Content.parse(content.text())).isEqualTo(content);
  }

  @Test
  void what_is_only_reported_by_its_other_moments_is_reported_at_the_earliest() {
    Reading.Result result =
        read("nummer;datum incident;afgesloten;soort melding\n7;4-3-2019;1-4-2019;datalek\n");
    assertThat(result.lines().getFirst().content().entry(new UUID(1, 1), NOW).reportedAt())
        .isEqualTo(Instant.parse("2019-03-03T23:00:00Z"));
  }

  @Test
  void the_same_said_in_another_way_is_the_same_content() {
    String one =
        read("nr;datum;soort melding;gegevens\n7;4-3-2019;datalek;bsn, naam\n")
            .lines()
            .getFirst()
            .content()
            .text();
    String other =
        read("Kenmerk\tsoort melding\tgegevens\tdatum\n7\tinbreuk\tnaam;bsn\t4 maart 2019\n")
            .lines()
            .getFirst()
            .content()
            .text();
    assertThat(one)
        .isEqualTo(other)
        .isEqualTo(
            "{\"NUMBER\":\"7\",\"KIND\":\"PERSONAL_DATA_BREACH\",\"REPORTED_AT\":\"2019-03-03T23:00:00Z\",\"DATA_KINDS\":\"BSN,NAME\"}");
  }
}
