package nl.lekdicht.library;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Diagram;
import nl.lekdicht.core.checklist.Guarantee;
import nl.lekdicht.core.checklist.Paths;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.Rhythm;
import nl.lekdicht.core.term.TermRule;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar … checklists}: reads the library, tells what was proven of each checklist, and
 * draws it.
 */
public final class ChecklistsCommand {
  private static final String USAGE =
      """
      checklists [--checklists DIR] [--diagrams DIR] [--language nl|en]
        --checklists DIR  read the files in DIR; default: ./checklists, or else the files packed with the program
        --diagrams DIR    write <id>.mmd and <id>.svg there; default: data/diagrams
        --language        of the diagrams and titles; default: nl
      """;

  private final PrintStream out;
  private @Nullable Path checklists = null;
  private Path diagrams = Path.of("data", "diagrams");
  private Diagram.Language language = Diagram.Language.NL;

  private ChecklistsCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * @return the exit code: 0 when all is proven and drawn, 1 when a file has a fault or a diagram
   *     cannot be written, 2 when the words of the command are not understood
   */
  public static int run(List<String> args, PrintStream out, PrintStream err) {
    ChecklistsCommand command = new ChecklistsCommand(out);
    if (!command.understands(args)) {
      err.print(USAGE);
      return 2;
    }
    try {
      command.tell(Library.open(command.checklists));
      return 0;
    } catch (LibraryFaults e) {
      e.faults().forEach(err::println);
      err.println(e.faults().size() == 1 ? "1 fault" : e.faults().size() + " faults");
    } catch (IOException e) {
      err.println("The diagrams cannot be written to " + command.diagrams + ": " + e);
    }
    return 1;
  }

  private boolean understands(List<String> args) {
    for (Iterator<String> words = args.iterator(); words.hasNext(); ) {
      String option = words.next();
      if (!words.hasNext()) {
        return false;
      }
      String value = words.next();
      switch (option) {
        case "--checklists" -> checklists = Path.of(value);
        case "--diagrams" -> diagrams = Path.of(value);
        case "--language" -> {
          if (!value.equals("nl") && !value.equals("en")) {
            return false;
          }
          language = Diagram.Language.valueOf(value.toUpperCase(Locale.ROOT));
        }
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private void tell(Library library) throws IOException {
    Files.createDirectories(diagrams);
    int steps = 0;
    for (ChecklistEdition edition : library.checklists()) {
      Checklist checklist = edition.checklist();
      tell(checklist, edition.original());
      Files.writeString(
          diagrams.resolve(checklist.id() + ".mmd"), Diagram.mermaid(checklist, language));
      Files.writeString(
          diagrams.resolve(checklist.id() + ".svg"), Diagram.svg(checklist, language));
      steps += checklist.steps().size();
    }
    for (CalendarEdition edition : library.calendars()) {
      out.printf(
          "%s  %s%n  knows %d to %d, %d free days%n%n",
          edition.calendar().id(),
          language.of(edition.title()),
          edition.calendar().firstYear(),
          edition.calendar().lastYear(),
          edition.freeDays().size());
    }
    tell(library.terms());
    library.forms().forEach(this::tell);
    out.printf(
        "%d checklists, %d steps; diagrams in %s%n", library.checklists().size(), steps, diagrams);
  }

  private void tell(Checklist checklist, Original original) {
    var paths = Paths.of(checklist);
    var longest = Paths.longest(paths);
    out.printf("%s  %s%n", checklist.id(), language.of(checklist.title()));
    out.printf("  file     %s (sha-256 %s)%n", original.file(), original.digest());
    out.printf(
        "  steps    %d, optional %d%n",
        checklist.steps().size(), checklist.steps().stream().filter(Step::optional).count());
    out.printf("  paths    %d%n", paths.size());
    out.printf("  longest  %d steps: %s%n", longest.stepsDone(), longest);
    for (Guarantee guarantee : checklist.guarantees()) {
      out.printf("  proven   %s: %s%n", guarantee.id(), inWords(guarantee));
    }
    out.println();
  }

  private void tell(TermsEdition edition) {
    Original original = edition.original();
    out.printf("%s  terms%n", original.stem());
    out.printf("  file     %s (sha-256 %s)%n", original.file(), original.digest());
    for (TermRule rule : edition.terms().rules()) {
      out.printf(
          "  rule     %s within %s, from %s%s%n",
          rule.kind(), rule.length(), rule.holdsFrom(), rule.target() ? ", our own target" : "");
    }
    edition.terms().ladders().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> out.printf("  ladder   %s: %s%n", entry.getKey(), inWords(entry.getValue())));
    Rhythm updates = edition.terms().updates();
    out.printf(
        "  updates  every %s from %s to %s %s, from %s%n%n",
        updates.every(),
        updates.opensAt(),
        updates.closesAt(),
        updates.zone(),
        updates.holdsFrom());
  }

  private void tell(FormEdition edition) {
    Form form = edition.form();
    Original original = edition.original();
    List<Field> fields = form.fields();
    out.printf("%s  %s%n", form.name(), language.of(form.title()));
    out.printf("  file     %s (sha-256 %s)%n", original.file(), original.digest());
    out.printf(
        "  form     from %s, %d sections, %d fields, %d filled from the incident%n%n",
        form.holdsFrom(),
        form.sections().size(),
        fields.size(),
        fields.stream().filter(field -> field.source() != null).count());
  }

  private static String inWords(Ladder ladder) {
    return ladder.rungs().stream()
            .map(rung -> LadderReader.words(rung.when()) + " " + rung.audience())
            .collect(joining(", "))
        + ", again every "
        + ladder.again();
  }

  private static String inWords(Guarantee guarantee) {
    String when =
        new TreeMap<>(guarantee.when())
            .entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(joining(", "));
    return (when.isEmpty() ? "always " : "where " + when + ", always ")
        + String.join(", then ", guarantee.pass());
  }
}
