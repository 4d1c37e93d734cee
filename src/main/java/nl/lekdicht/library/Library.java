package nl.lekdicht.library;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Proposal;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * All checklists, calendars, forms and the terms, read and proven. Files in the folder {@code calendars}
 * are calendars, those in the folder {@code forms} are forms, the one in the folder {@code terms} is the
 * terms, all others are checklists; a file is named after the id it holds, and a form's after its edition
 * too.
 */
public final class Library {
  private static final Path USUAL = Path.of("checklists");
  private static final String CALENDARS = "calendars/";
  private static final String TERMS = "terms/";
  private static final String FORMS = "forms/";
  private static final String NO_FORMS =
      "There is no form here: add the file forms/ap-2021.yml. The one that comes with the program is in its jar as"
          + " checklists/forms/ap-2021.yml; unzip lekdicht.jar 'checklists/forms/*' takes it out.";
  private static final String NO_TERMS =
      "There are no terms here: add the file terms/nl.yml. The one that comes with the program is in its jar as"
          + " checklists/terms/nl.yml; unzip lekdicht.jar 'checklists/terms/*' takes it out.";
  private static final LoadSettings SETTINGS = LoadSettings.builder().setLabel("").build();

  private final SortedMap<String, ChecklistEdition> checklists;
  private final SortedMap<String, CalendarEdition> calendars;
  private final TermsEdition terms;
  private final SortedMap<String, FormEdition> forms;

  private Library(
      SortedMap<String, ChecklistEdition> checklists,
      SortedMap<String, CalendarEdition> calendars,
      TermsEdition terms,
      SortedMap<String, FormEdition> forms) {
    this.checklists = checklists;
    this.calendars = calendars;
    this.terms = terms;
    this.forms = forms;
  }

  /**
   * The library in the chosen directory; without one, in the directory {@code checklists} where the
   * program was started; without that, the one packed with the program.
   *
   * @throws LibraryFaults with every fault of every file
   */
  public static Library open(@Nullable Path chosen) {
    if (chosen != null) {
      return read(Shelf.in(chosen));
    }
    return read(Files.isDirectory(USUAL) ? Shelf.in(USUAL) : Shelf.packed());
  }

  /** The library packed with the program. */
  public static Library packed() {
    return read(Shelf.packed());
  }

  /**
   * The checklist in a text that was in a library once. What it names in other files is not looked
   * up: those may have gone since.
   *
   * @throws LibraryFaults when it was not
   */
  public static Checklist parse(String text) {
    Findings findings = new Findings("stored checklist");
    Fields file = compose(text, findings);
    Reading<Checklist> reading =
        file == null ? null : ChecklistReader.read(file, findings, Origin.KEPT);
    if (reading == null || !findings.faults().isEmpty()) {
      throw new LibraryFaults(findings.faults());
    }
    return reading.value();
  }

  /**
   * The terms in a text that was in a library once.
   *
   * @throws LibraryFaults when it was not
   */
  public static Terms parseTerms(String text) {
    Findings findings = new Findings("stored terms");
    Fields file = compose(text, findings);
    Terms terms = file == null ? null : TermsReader.read(file, findings).value().terms();
    if (terms == null) {
      throw new LibraryFaults(findings.faults());
    }
    return terms;
  }

  /**
   * The form in a text that was in a library once.
   *
   * @throws LibraryFaults when it was not
   */
  public static Form parseForm(String text) {
    Findings findings = new Findings("stored form");
    Fields file = compose(text, findings);
    Form form = file == null ? null : FormReader.read(file, findings).value().form();
    if (form == null) {
      throw new LibraryFaults(findings.faults());
    }
    return form;
  }

  /** By id. */
  public List<ChecklistEdition> checklists() {
    return List.copyOf(checklists.values());
  }

  public Optional<ChecklistEdition> find(String checklistId) {
    return Optional.ofNullable(checklists.get(checklistId));
  }

  /** By id. */
  public List<CalendarEdition> calendars() {
    return List.copyOf(calendars.values());
  }

  public Optional<WorkingCalendar> findCalendar(String calendarId) {
    return Optional.ofNullable(calendars.get(calendarId)).map(CalendarEdition::calendar);
  }

  /** The terms that a case opened now begins with. */
  public TermsEdition terms() {
    return terms;
  }

  /** By name: id, then edition. */
  public List<FormEdition> forms() {
    return List.copyOf(forms.values());
  }

  /** The one edition that has this name, such as {@code ap-2021}. */
  public Optional<FormEdition> findFormNamed(String name) {
    return Optional.ofNullable(forms.get(name));
  }

  /**
   * The edition of a form to use on a day; empty where the form is not here, or not yet on that day.
   *
   * @param id without edition, such as {@code ap}
   */
  public Optional<FormEdition> findForm(String id, LocalDate day) {
    return forms.values().stream()
        .filter(edition -> edition.form().id().equals(id))
        .filter(edition -> !edition.form().holdsFrom().isAfter(day))
        .max(comparing(edition -> edition.form().holdsFrom()));
  }

  /** The checklists to propose for a report, the most fitting first. */
  public List<Checklist> proposedFor(Report.What what, Report.Where where) {
    record Candidate(int rank, Checklist checklist) {}
    List<Candidate> candidates = new ArrayList<>();
    for (ChecklistEdition edition : checklists.values()) {
      OptionalInt rank =
          edition.checklist().proposals().stream()
              .filter(proposal -> proposal.suits(what, where))
              .mapToInt(Proposal::rank)
              .min();
      rank.ifPresent(best -> candidates.add(new Candidate(best, edition.checklist())));
    }
    return candidates.stream()
        .sorted(
            comparingInt(Candidate::rank).thenComparing(candidate -> candidate.checklist().id()))
        .map(Candidate::checklist)
        .toList();
  }

  static Library read(Shelf shelf) {
    return new Assembly().read(shelf);
  }

  /** The one mapping that a file must be; null after a fault. */
  private static @Nullable Fields compose(String text, Findings findings) {
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isPresent()) {
        return new Fields(root.get(), "The file", findings);
      }
      findings.add(1, "The file is empty.");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      findings.add(line, "This is not YAML: %s.".formatted(e.getProblem()));
    } catch (YamlEngineException e) {
      findings.add(1, "This is not YAML: %s.".formatted(e.getMessage()));
    }
    return null;
  }

  /** The files of one shelf, on their way to a library. */
  private static final class Assembly {
    private final List<Fault> faults = new ArrayList<>();
    private final List<Sheet<Checklist>> checklists = new ArrayList<>();
    private final List<Sheet<CalendarReader.Content>> calendars = new ArrayList<>();
    private final List<Sheet<TermsReader.Content>> terms = new ArrayList<>();
    private final List<Sheet<FormReader.Content>> forms = new ArrayList<>();

    private record Sheet<T>(Original original, Reading<T> reading) {}

    Library read(Shelf shelf) {
      shelf.files().forEach((path, bytes) -> read(shelf.name(), path, bytes));
      SortedMap<String, Sheet<Checklist>> checklistsById = byId(checklists, "checklist");
      SortedMap<String, Sheet<CalendarReader.Content>> calendarsById = byId(calendars, "calendar");
      byId(terms, "edition of the terms");
      SortedMap<String, Sheet<FormReader.Content>> formsByName = byId(forms, "form");
      oneEditionADay();
      if (shelf.files().isEmpty()) {
        faults.add(new Fault(shelf.name(), 1, "There is no checklist here."));
      } else {
        oneEditionOfTheTerms(shelf);
        if (shelf.files().keySet().stream().noneMatch(path -> path.startsWith(FORMS))) {
          faults.add(new Fault(shelf.name(), 1, NO_FORMS));
        }
      }
      for (Sheet<Checklist> sheet : checklists) {
        for (Reading.Reference reference : sheet.reading().references()) {
          boolean known =
              switch (reference.kind()) {
                case CHECKLIST -> checklistsById.containsKey(reference.id());
                case CALENDAR -> calendarsById.containsKey(reference.id());
              };
          if (!known) {
            faults.add(new Fault(sheet.original().file(), reference.line(), unknown(reference)));
          }
        }
      }
      if (!faults.isEmpty()) {
        throw new LibraryFaults(faults);
      }
      SortedMap<String, ChecklistEdition> readChecklists = new TreeMap<>();
      checklistsById.forEach((id, sheet) ->
          readChecklists.put(id, new ChecklistEdition(sheet.reading().value(), sheet.original())));
      SortedMap<String, CalendarEdition> readCalendars = new TreeMap<>();
      calendarsById.forEach(
          (id, sheet) -> readCalendars.put(id, sheet.reading().value().edition(sheet.original())));
      Sheet<TermsReader.Content> edition = terms.getFirst();
      SortedMap<String, FormEdition> readForms = new TreeMap<>();
      formsByName.forEach(
          (name, sheet) -> readForms.put(name, sheet.reading().value().edition(sheet.original())));
      return new Library(
          readChecklists,
          readCalendars,
          edition.reading().value().edition(edition.original()),
          readForms);
    }

    /** Or it would not be known which one to use. */
    private void oneEditionADay() {
      record Start(String form, LocalDate holdsFrom) {}
      Map<Start, String> files = new HashMap<>();
      for (Sheet<FormReader.Content> sheet : forms) {
        Form form = sheet.reading().value().form();
        if (form == null) {
          continue;
        }
        String file = sheet.original().file();
        String earlier = files.putIfAbsent(new Start(form.id(), form.holdsFrom()), file);
        if (earlier != null) {
          faults.add(
              new Fault(
                  file,
                  sheet.reading().idLine(),
                  "The edition in %s holds from %s too; each must hold from a day of its own."
                      .formatted(earlier, form.holdsFrom())));
        }
      }
    }

    private void oneEditionOfTheTerms(Shelf shelf) {
      List<String> files =
          shelf.files().keySet().stream().filter(path -> path.startsWith(TERMS)).toList();
      if (files.isEmpty()) {
        faults.add(new Fault(shelf.name(), 1, NO_TERMS));
      }
      for (String second : files.stream().skip(1).toList()) {
        faults.add(
            new Fault(
                shelf.name() + "/" + second,
                1,
                "There can be only one file of terms, and there is %s already; a rule that changes is added to it with its date."
                    .formatted(files.getFirst())));
      }
    }

    private void read(String place, String path, byte[] bytes) {
      String file = place + "/" + path;
      Findings findings = new Findings(file);
      String text = text(file, bytes, findings);
      Fields fields = text == null ? null : compose(text, findings);
      if (text != null && fields != null) {
        Original original = Original.of(file, text);
        if (path.startsWith(CALENDARS)) {
          calendars.add(new Sheet<>(original, CalendarReader.read(fields, findings)));
        } else if (path.startsWith(TERMS)) {
          terms.add(new Sheet<>(original, TermsReader.read(fields, findings)));
        } else if (path.startsWith(FORMS)) {
          forms.add(new Sheet<>(original, FormReader.read(fields, findings)));
        } else {
          checklists.add(
              new Sheet<>(original, ChecklistReader.read(fields, findings, Origin.LIBRARY)));
        }
      }
      faults.addAll(findings.faults());
    }

    private static @Nullable String text(String file, byte[] bytes, Findings findings) {
      if (file.endsWith(".yaml")) {
        findings.add(1, "The name of the file must end in .yml.");
        return null;
      }
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        findings.add(1, "The file is not UTF-8 text.");
        return null;
      }
    }

    private <T> SortedMap<String, Sheet<T>> byId(List<Sheet<T>> sheets, String what) {
      SortedMap<String, Sheet<T>> byId = new TreeMap<>();
      for (Sheet<T> sheet : sheets) {
        String id = sheet.reading().id();
        if (id == null) {
          continue;
        }
        String file = sheet.original().file();
        if (!id.equals(sheet.original().stem())) {
          String sentence =
              "The id is \"%s\", but the file is called \"%s\"; they must be the same."
                  .formatted(id, sheet.original().stem());
          faults.add(new Fault(file, sheet.reading().idLine(), sentence));
        }
        Sheet<T> earlier = byId.putIfAbsent(id, sheet);
        if (earlier != null) {
          String sentence =
              "There is a %s \"%s\" already, in %s.".formatted(what, id, earlier.original().file());
          faults.add(new Fault(file, sheet.reading().idLine(), sentence));
        }
      }
      return byId;
    }

    private static String unknown(Reading.Reference reference) {
      return switch (reference.kind()) {
        case CHECKLIST -> "There is no checklist \"%s\" to start.".formatted(reference.id());
        case CALENDAR -> "There is no calendar \"%s\".".formatted(reference.id());
      };
    }
  }
}
