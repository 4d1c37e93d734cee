package nl.lekdicht;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom: dependencies point one way, from the features to the core. */
class ArchitectureTest {
  private static final String ROOT = "nl.lekdicht";

  /** Each package with the packages that it may know besides itself; the root wires them all. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("core", Set.of()),
          Map.entry("core.calendar", Set.of("core")),
          Map.entry("core.checklist", Set.of("core", "core.calendar")),
          Map.entry("core.fact", Set.of()),
          Map.entry("core.form", Set.of("core", "core.fact")),
          Map.entry("core.journal", Set.of("core")),
          Map.entry("core.paper", Set.of("core", "core.fact")),
          Map.entry(
              "core.register",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.checklist",
                  "core.fact",
                  "core.incident",
                  "core.severity")),
          Map.entry("core.severity", Set.of("core.fact")),
          Map.entry("core.term", Set.of("core", "core.calendar")),
          Map.entry(
              "core.incident",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.checklist",
                  "core.fact",
                  "core.paper",
                  "core.severity",
                  "core.term")),
          Map.entry(
              "library",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.checklist",
                  "core.fact",
                  "core.form",
                  "core.term")),
          Map.entry(
              "paper",
              Set.of(
                  "account",
                  "acknowledgement",
                  "core",
                  "core.checklist",
                  "core.fact",
                  "core.form",
                  "core.incident",
                  "core.paper",
                  "database",
                  "document",
                  "incident",
                  "letter",
                  "library",
                  "outbox",
                  "receipt",
                  "school",
                  "web")),
          Map.entry(
              "register",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.fact",
                  "core.incident",
                  "core.register",
                  "core.severity",
                  "database",
                  "incident",
                  "school",
                  "web")),
          Map.entry(
              "retention",
              Set.of(
                  "core",
                  "core.checklist",
                  "core.incident",
                  "core.journal",
                  "core.paper",
                  "core.register",
                  "database",
                  "document",
                  "incident",
                  "journal",
                  "receipt",
                  "school",
                  "web")),
          Map.entry(
              "evidence",
              Set.of(
                  "core",
                  "core.checklist",
                  "core.incident",
                  "database",
                  "incident",
                  "receipt",
                  "web")),
          Map.entry("reading", Set.of("account", "core", "database", "incident", "school", "web")),
          Map.entry(
              "dossier",
              Set.of(
                  "core",
                  "core.incident",
                  "core.journal",
                  "core.paper",
                  "core.register",
                  "database",
                  "document",
                  "evidence",
                  "incident",
                  "journal",
                  "paper",
                  "print",
                  "register",
                  "web")),
          Map.entry("database", Set.of("core")),
          Map.entry("web", Set.of("core", "core.fact")),
          Map.entry("journal", Set.of("core", "core.journal")),
          Map.entry(
              "watch",
              Set.of("account", "core", "core.term", "database", "incident", "letter", "outbox")),
          Map.entry("receipt", Set.of("core", "database", "web")),
          Map.entry("acknowledgement", Set.of("core", "database", "school", "web")),
          Map.entry("account", Set.of("core", "core.term", "database", "receipt", "web")),
          Map.entry("document", Set.of("core.paper")),
          Map.entry(
              "overview",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.fact",
                  "core.register",
                  "database",
                  "document",
                  "incident",
                  "print",
                  "receipt",
                  "register",
                  "school",
                  "web")),
          Map.entry(
              "print",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.fact",
                  "core.incident",
                  "core.register",
                  "core.severity",
                  "document",
                  "letter")),
          Map.entry(
              "letter",
              Set.of("core", "core.calendar", "core.fact", "core.paper", "core.term", "outbox")),
          Map.entry("form", Set.of("core", "core.fact", "core.form", "database", "library", "web")),
          Map.entry("outbox", Set.of("core", "database", "web")),
          Map.entry("school", Set.of("core", "core.fact", "database", "library", "web")),
          Map.entry("deadline", Set.of("core", "core.calendar", "core.term", "database", "web")),
          Map.entry(
              "alert",
              Set.of(
                  "core",
                  "core.term",
                  "account",
                  "database",
                  "incident",
                  "letter",
                  "outbox",
                  "receipt",
                  "web")),
          Map.entry(
              "exchange",
              Set.of(
                  "account",
                  "core",
                  "core.calendar",
                  "core.fact",
                  "core.incident",
                  "core.register",
                  "core.severity",
                  "database",
                  "incident",
                  "letter",
                  "print",
                  "reading",
                  "receipt",
                  "register",
                  "school",
                  "web")),
          Map.entry(
              "feed",
              Set.of("core", "core.calendar", "database", "deadline", "receipt", "school", "web")),
          Map.entry(
              "judgement",
              Set.of(
                  "account",
                  "core",
                  "core.fact",
                  "core.incident",
                  "core.severity",
                  "database",
                  "incident",
                  "receipt",
                  "school",
                  "web")),
          Map.entry("stream", Set.of("core", "database", "receipt", "web")),
          Map.entry(
              "checklist",
              Set.of(
                  "core",
                  "core.calendar",
                  "core.checklist",
                  "database",
                  "deadline",
                  "library",
                  "web")),
          Map.entry(
              "incident",
              Set.of(
                  "account",
                  "core",
                  "core.calendar",
                  "core.checklist",
                  "core.fact",
                  "core.incident",
                  "core.journal",
                  "core.severity",
                  "core.term",
                  "database",
                  "deadline",
                  "journal",
                  "letter",
                  "library",
                  "outbox",
                  "receipt",
                  "school",
                  "web")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  static Set<String> packages() {
    return new TreeSet<>(MAY_KNOW.keySet());
  }

  @Test
  void every_package_is_in_the_table() {
    Set<String> found =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(MAY_KNOW.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void knows_only_what_it_may(String name) {
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "it may know", other -> isForeign(other) || isAllowed(name, other)))
        .check(CLASSES);
  }

  private static boolean isForeign(JavaClass other) {
    String name = other.getBaseComponentType().getPackageName();
    return !name.equals(ROOT) && !name.startsWith(ROOT + ".");
  }

  private static boolean isAllowed(String name, JavaClass other) {
    String known = other.getBaseComponentType().getPackageName();
    return known.equals(ROOT + "." + name)
        || MAY_KNOW.getOrDefault(name, Set.of()).stream()
            .anyMatch(allowed -> known.equals(ROOT + "." + allowed));
  }

  @Test
  void there_are_no_cycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_core_is_plain_java() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".core..",
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.text..",
            "java.nio.charset..",
            "java.security..",
            "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void the_core_asks_no_clock_and_throws_no_dice() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".core..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(InstantSource.class, "instant")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .check(CLASSES);
  }

  @Test
  void nobody_uses_another_package_s_store() {
    assertThat(
            CLASSES.stream()
                .filter(type -> type.getSimpleName().endsWith("Store"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
        .isEmpty();
  }
}
