package nl.lekdicht.library;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report.What;
import nl.lekdicht.core.Report.Where;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Paths;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.Term;
import org.junit.jupiter.api.Test;

/**
 * The files under {@code checklists} against what the contract says, written down here a second
 * time.
 */
final class DbnChecklistsTest {
  private static final Library LIBRARY = Library.open(Path.of("checklists"));

  /** The day on which the annex with the checklists was last changed, before the agreement was signed. */
  private static final LocalDate LAST_CHANGED = LocalDate.of(2018, 4, 13);

  /** A line per step: id, optional in brackets, term, jumps, effects. */
  private static final Map<String, String> GOLDEN =
      Map.of(
          "rdp-device",
          """
          close-access within PT1H of nl-office-hours
          assess-access yes>check-authorisation no>fix-problem
          check-authorisation yes>escalate no>fix-problem
          escalate POSSIBLE
          (fix-problem)
          give-password\
          """,
          "rdp-server",
          """
          close-access within PT30M
          assess-access yes>escalate no>fix-problem
          escalate POSSIBLE
          fix-problem
          (change-passwords)
          reopen-access\
          """,
          "rdp-files",
          """
          close-access within PT30M
          escalate CERTAIN
          find-cause
          inform-parties AP
          remove-cause
          change-passwords
          reopen-access\
          """,
          "mail-device",
          """
          close-access within PT30M
          assess-access yes>check-authorisation no>fix-problem
          check-authorisation yes>escalate no>fix-problem
          escalate POSSIBLE
          (fix-problem)
          (set-up-mail)
          change-mail-password-in-rdp\
          """,
          "mail-access",
          """
          close-access within PT30M
          escalate CERTAIN
          find-cause yes>inform-parties+rdp-files no>inform-parties
          inform-parties AP
          remove-cause
          (set-up-mail)
          change-mail-password-in-rdp\
          """,
          "online-device",
          """
          close-access within PT30M
          assess-access yes>check-authorisation no>fix-problem
          check-authorisation yes>check-pages no>fix-problem
          check-pages yes>escalate no>fix-problem
          escalate CERTAIN
          (fix-problem)
          give-password\
          """,
          "online-alert",
          """
          (close-access) within PT1H
          assess-access yes>escalate no>fix-problem
          escalate CERTAIN
          fix-problem
          (change-passwords)
          reopen-access\
          """,
          "online-access",
          """
          close-access within PT1H
          escalate CERTAIN
          find-cause
          inform-parties AP
          remove-cause
          change-passwords
          reopen-access\
          """);

  @Test
  void there_are_eight_checklists_and_53_steps() {
    assertThat(checklists())
        .extracting(Checklist::id)
        .containsExactlyInAnyOrderElementsOf(GOLDEN.keySet());
    assertThat(checklists()).hasSize(8);
    assertThat(steps()).hasSize(53);
  }

  @Test
  void steps_jumps_terms_and_effects_are_those_of_the_contract() {
    Map<String, String> read =
        checklists().stream()
            .collect(toMap(Checklist::id, DbnChecklistsTest::outline, (a, b) -> a, TreeMap::new));

    assertThat(read).isEqualTo(GOLDEN);
  }

  @Test
  void what_a_step_leads_to_without_a_jump_is_the_next_one_in_the_file() {
    for (Checklist checklist : checklists()) {
      for (Step step : checklist.steps()) {
        int following = checklist.indexOf(step.id()) + 1;
        if (step.decision() == null) {
          assertThat(step.next())
              .isEqualTo(
                  following < checklist.steps().size()
                      ? checklist.steps().get(following).id()
                      : null);
        }
      }
    }
  }

  @Test
  void working_hours_count_in_exactly_one_step() {
    List<Step> inWorkingHours =
        steps().stream()
            .filter(
                step -> step.term() != null && step.term().limit() instanceof TimeLimit.WorkingTime)
            .toList();

    assertThat(inWorkingHours).containsExactly(checklist("rdp-device").step("close-access"));
  }

  @Test
  void only_the_first_step_has_a_term_and_it_runs_from_the_report() {
    for (Checklist checklist : checklists()) {
      assertThat(checklist.steps())
          .filteredOn(step -> step.term() != null)
          .containsExactly(checklist.first());
      Term term = requireNonNull(checklist.first().term());
      assertThat(term.kind()).isEqualTo(DeadlineKind.CLOSE_ACCESS);
      assertThat(term.from()).isEqualTo(Moment.REPORT);
      assertThat(term.basis()).startsWith(checklist.source());
      assertThat(term.holdsFrom()).isEqualTo(LAST_CHANGED);
    }
  }

  @Test
  void the_term_of_mail_device_says_that_its_start_is_our_choice() {
    Term term = requireNonNull(checklist("mail-device").first().term());

    assertThat(term.basis()).contains("niet genoemd", "not named");
  }

  @Test
  void every_step_is_the_incident_managers_and_names_its_place_in_the_contract() {
    for (Checklist checklist : checklists()) {
      for (Step step : checklist.steps()) {
        assertThat(step.role()).isEqualTo(Role.INCIDENT_MANAGER);
        assertThat(step.source())
            .isEqualTo(checklist.source() + ", nr. " + (checklist.indexOf(step.id()) + 1));
      }
    }
  }

  @Test
  void only_an_established_access_opens_as_a_breach() {
    assertThat(checklists())
        .filteredOn(checklist -> checklist.incidentKind() == IncidentKind.PERSONAL_DATA_BREACH)
        .extracting(Checklist::id)
        .containsExactly("mail-access", "online-access", "rdp-files");
    assertThat(checklists())
        .extracting(Checklist::incidentKind)
        .containsOnly(IncidentKind.PERSONAL_DATA_BREACH, IncidentKind.SECURITY_INCIDENT);
  }

  @Test
  void paths_are_as_many_as_the_jumps_and_optional_steps_give() {
    Map<String, Integer> paths =
        checklists().stream()
            .collect(toMap(Checklist::id, checklist -> Paths.of(checklist).size()));

    assertThat(paths)
        .isEqualTo(
            Map.of(
                "rdp-device",
                6,
                "rdp-server",
                4,
                "rdp-files",
                1,
                "mail-device",
                12,
                "mail-access",
                4,
                "online-device",
                8,
                "online-alert",
                8,
                "online-access",
                1));
  }

  @Test
  void a_report_is_answered_with_the_fitting_checklists() {
    assertThat(proposed(What.LOSS_OR_THEFT, Where.RDP)).containsExactly("rdp-device");
    assertThat(proposed(What.UNAUTHORISED_ACCESS, Where.RDP))
        .containsExactly("rdp-device", "rdp-files");
    assertThat(proposed(What.AUTOMATIC_ALERT, Where.RDP))
        .containsExactly("rdp-server", "rdp-device");
    assertThat(proposed(What.MALWARE, Where.RDP_SERVER)).containsExactly("rdp-server");
    assertThat(proposed(What.UNAUTHORISED_ACCESS, Where.RDP_SERVER))
        .containsExactly("rdp-server", "rdp-files");
    assertThat(proposed(What.LOSS_OR_THEFT, Where.MAIL)).containsExactly("mail-device");
    assertThat(proposed(What.UNAUTHORISED_ACCESS, Where.MAIL))
        .containsExactly("mail-device", "mail-access");
    assertThat(proposed(What.AUTOMATIC_ALERT, Where.ONLINE)).containsExactly("online-alert");
    assertThat(proposed(What.UNAUTHORISED_ACCESS, Where.ONLINE))
        .containsExactly("online-device", "online-access");
  }

  @Test
  void every_report_gets_a_proposal_unless_its_place_is_another() {
    for (What what : What.values()) {
      for (Where where : Where.values()) {
        assertThat(proposed(what, where).isEmpty()).isEqualTo(where == Where.OTHER);
      }
    }
  }

  @Test
  void every_file_satisfies_its_schema_and_names_it() throws Exception {
    Schema checklist = schema("checklist");
    Schema calendar = schema("calendar");

    for (ChecklistEdition edition : LIBRARY.checklists()) {
      assertThat(edition.original().text())
          .startsWith("# yaml-language-server: $schema=../checklist.schema.json\n");
      assertThat(checklist.validate(edition.original().text(), InputFormat.YAML)).isEmpty();
    }
    for (CalendarEdition edition : LIBRARY.calendars()) {
      assertThat(edition.original().text())
          .startsWith("# yaml-language-server: $schema=../calendar.schema.json\n");
      assertThat(calendar.validate(edition.original().text(), InputFormat.YAML)).isEmpty();
    }
    assertThat(LIBRARY.terms().original().text())
        .startsWith("# yaml-language-server: $schema=../terms.schema.json\n");
    assertThat(schema("terms").validate(LIBRARY.terms().original().text(), InputFormat.YAML))
        .isEmpty();
  }

  private static Schema schema(String name) throws Exception {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("checklists", name + ".schema.json")));
  }

  private static List<Checklist> checklists() {
    return LIBRARY.checklists().stream().map(ChecklistEdition::checklist).toList();
  }

  private static Checklist checklist(String id) {
    return LIBRARY.find(id).orElseThrow().checklist();
  }

  private static List<Step> steps() {
    return checklists().stream().flatMap(checklist -> checklist.steps().stream()).toList();
  }

  private static List<String> proposed(What what, Where where) {
    return LIBRARY.proposedFor(what, where).stream().map(Checklist::id).toList();
  }

  private static String outline(Checklist checklist) {
    return checklist.steps().stream().map(DbnChecklistsTest::outline).collect(joining("\n"));
  }

  private static String outline(Step step) {
    StringBuilder line = new StringBuilder(step.optional() ? "(" + step.id() + ")" : step.id());
    if (step.term() != null) {
      line.append(" within ").append(step.term().limit().length());
      if (step.term().limit() instanceof TimeLimit.WorkingTime working) {
        line.append(" of ").append(working.calendar());
      }
    }
    if (step.decision() != null) {
      for (Step.Answer answer : step.decision().answers()) {
        line.append(' ').append(answer.id()).append('>').append(answer.next());
        answer.effects().forEach(effect -> line.append('+').append(outline(effect)));
      }
    }
    step.effects().forEach(effect -> line.append(' ').append(outline(effect)));
    return line.toString();
  }

  private static String outline(Effect effect) {
    return switch (effect) {
      case Effect.Escalate escalate -> escalate.certainty().name();
      case Effect.StartChecklist start -> start.checklistId();
      case Effect.OpenApNotification open -> "AP";
    };
  }
}
