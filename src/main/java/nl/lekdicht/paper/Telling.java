package nl.lekdicht.paper;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Known;
import nl.lekdicht.core.form.Sources;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Dealings;
import nl.lekdicht.core.incident.Decision;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Ground;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.PaperRules;
import nl.lekdicht.school.ContactKind;
import nl.lekdicht.school.SchoolFile;
import nl.lekdicht.school.SupplierFile;
import org.jspecify.annotations.Nullable;

/**
 * What an incident tells to a form that is filled in for a school, or for several at once.
 *
 * @param school null for several
 * @param schools all that it is for
 * @param facts as {@link #facts(Incident, SchoolFile, List)} gives them
 * @param number that the authority gave before; null in a first filing
 * @param reason of a withdrawal
 * @param late whether the term is over, as things stand; null when that is not known
 */
record Telling(
    Incident incident,
    SupplierFile supplier,
    @Nullable SchoolFile school,
    List<SchoolFile> schools,
    Facts facts,
    @Nullable String number,
    @Nullable String reason,
    boolean complete,
    @Nullable Boolean late)
    implements Known {

  @Override
  public Optional<Value> find(String source) {
    return source.startsWith(Sources.FACT)
        ? facts.find(Fact.valueOf(source.substring(Sources.FACT.length())))
        : Optional.ofNullable(value(source));
  }

  /** The facts as they hold for that school, or for all of several at once. */
  static Facts facts(Incident incident, @Nullable SchoolFile school, List<SchoolFile> schools) {
    return school == null
        ? incident.assessment().together(schools.stream().map(SchoolFile::brin).toList())
        : incident.assessment().of(school.brin());
  }

  private @Nullable Value value(String source) {
    int dot = source.indexOf('.');
    String name = source.substring(dot + 1);
    return switch (source.substring(0, dot)) {
      case "incident" -> ofIncident(name);
      case "supplier" -> text(ofSupplier(name));
      case "notifier" -> text(ofNotifier(name));
      case "school" -> ofSchool(name);
      case "filing" -> ofFiling(name);
      case "judgement" -> ofJudgement(name);
      case "measures" -> measures(name);
      case "subjects" -> ofSubjects(name);
      default -> throw unknown(source);
    };
  }

  private static IllegalArgumentException unknown(String source) {
    return new IllegalArgumentException("no source " + source);
  }

  private @Nullable Value ofIncident(String name) {
    return switch (name) {
      case "number" -> text(incident.opened().event().number());
      case "title" -> text(incident.opened().event().title());
      case "receivedAt" -> moment(incident.receivedAt());
      case "discoveredAt" -> moment(incident.discoveredAt());
      case "establishedAt" -> moment(PaperRules.establishedAt(incident).orElse(null));
      default -> throw unknown(name);
    };
  }

  private @Nullable String ofSupplier(String name) {
    return switch (name) {
      case "name" -> supplier.name();
      case "address" -> supplier.address();
      case "postcode" -> supplier.postcode();
      case "place" -> supplier.place();
      case "chamberOfCommerce" -> supplier.chamberOfCommerce();
      case "telephone" -> supplier.telephone();
      case "email" -> supplier.email();
      case "fg.name" -> supplier.fg().name();
      case "fg.telephone" -> supplier.fg().telephone();
      case "fg.email" -> supplier.fg().email();
      default -> throw unknown(name);
    };
  }

  /** Who files: at a school its data protection officer or else its contact, for several the supplier's officer. */
  private @Nullable String ofNotifier(String name) {
    if (school == null) {
      return switch (name) {
        case "name" -> supplier.fg().name();
        case "function" -> supplier.fg().name() == null ? null : "FG";
        case "telephone" -> supplier.fg().telephone();
        case "email" -> supplier.fg().email();
        default -> throw unknown(name);
      };
    }
    SchoolFile.Addressee person =
        Stream.of(ContactKind.FG, ContactKind.SCHOOL_CONTACT)
            .map(this::contact)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return switch (name) {
      case "function" ->
          person == null ? null : person.kind() == ContactKind.FG ? "FG" : "Contactpersoon";
      default -> ofPerson(person, name);
    };
  }

  private static @Nullable String ofPerson(SchoolFile.@Nullable Addressee person, String name) {
    if (person == null) {
      return null;
    }
    return switch (name) {
      case "name" -> person.name();
      case "telephone" -> person.telephone();
      case "email" -> person.email();
      default -> throw unknown(name);
    };
  }

  private SchoolFile.@Nullable Addressee contact(ContactKind kind) {
    return school == null
        ? null
        : school.contacts().getOrDefault(kind, List.of()).stream()
            .min(Comparator.comparing(SchoolFile.Addressee::email))
            .orElse(null);
  }

  private @Nullable Value ofSchool(String name) {
    if (name.equals("awareAt")) {
      return moment(awareAt());
    }
    if (school == null) {
      return null;
    }
    if (name.startsWith("fg.")) {
      return text(ofPerson(contact(ContactKind.FG), name.substring(3)));
    }
    if (name.startsWith("contact.")) {
      return text(ofPerson(contact(ContactKind.SCHOOL_CONTACT), name.substring(8)));
    }
    return text(
        switch (name) {
          case "brin" -> school.brin();
          case "name" -> school.name();
          case "address" -> school.address();
          case "postcode" -> school.postcode();
          case "place" -> school.place();
          case "chamberOfCommerce" -> school.chamberOfCommerce();
          case "sector" -> school.sector();
          default -> throw unknown(name);
        });
  }

  /** Of several the first: the strictest term. */
  private @Nullable Instant awareAt() {
    return schools.stream()
        .map(file -> incident.schools().get(file.brin()))
        .filter(Objects::nonNull)
        .map(AffectedSchool::findAwareness)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Value ofFiling(String name) {
    return switch (name) {
      case "number" -> text(number);
      case "reason" -> text(reason);
      case "lateReason" -> text(lateReason());
      case "late" -> late == null ? null : new Value.YesNo(late);
      case "complete" -> new Value.YesNo(complete);
      case "joint" -> new Value.YesNo(school == null);
      case "schools" ->
          school == null
              ? new Value.Lines(
                  schools.stream()
                      .map(file -> "%s (%s)".formatted(file.name().strip(), file.brin()))
                      .toList())
              : null;
      default -> throw unknown(name);
    };
  }

  private @Nullable String lateReason() {
    Dealings.Filing filing = dealings().filing();
    return filing == null ? null : filing.lateReason();
  }

  private Dealings dealings() {
    return incident.assessment().dealingsWith(schools.getFirst().brin());
  }

  private @Nullable Value ofJudgement(String name) {
    Assessment assessment = incident.assessment();
    return switch (name) {
      case "risk" ->
          assessment.risk() == null ? null : new Value.Choice(assessment.risk().risk().name());
      case "classification" ->
          assessment
              .findClassification()
              .map(found -> new Value.Choice(found.what().name()))
              .orElse(null);
      default -> throw unknown(name);
    };
  }

  private @Nullable Value measures(String name) {
    Measure.Kind kind =
        switch (name) {
          case "direct" -> Measure.Kind.DIRECT;
          case "structural" -> Measure.Kind.STRUCTURAL;
          default -> throw unknown(name);
        };
    return text(
        incident.assessment().statedMeasures().stream()
            .filter(measure -> measure.kind() == kind)
            .map(Measure::description)
            .collect(Collectors.joining("\n")));
  }

  private static final Map<Ground, String> GROUNDS =
      Map.of(
          Ground.UNINTELLIGIBLE, "A",
          Ground.RISK_TAKEN_AWAY, "B",
          Ground.OUT_OF_PROPORTION, "C",
          Ground.NO_HIGH_RISK, "NO_HIGH_RISK");

  /** For several schools it is told only where it is the same for all. */
  private @Nullable Value ofSubjects(String name) {
    if (school == null) {
      return name.equals("decision") ? new Value.Choice(sameDecision()) : null;
    }
    Dealings.Informed informed = dealings().informed();
    return switch (name) {
      case "decision" -> new Value.Choice(decision(school.brin()));
      case "informedAt" -> moment(informed == null ? null : informed.at());
      case "how" -> text(informed == null ? null : informed.how());
      case "count" -> informed == null ? null : informed.people();
      case "ground" ->
          standing(school.brin())
              .map(Decision::ground)
              .map(ground -> new Value.Choice(Objects.requireNonNull(GROUNDS.get(ground))))
              .orElse(null);
      case "text", "explanation" -> null;
      default -> throw unknown(name);
    };
  }

  private String sameDecision() {
    List<String> decisions =
        schools.stream().map(file -> decision(file.brin())).distinct().toList();
    return decisions.size() == 1 ? decisions.getFirst() : "NOT_YET_KNOWN";
  }

  private String decision(String brin) {
    if (incident.assessment().dealingsWith(brin).informed() != null) {
      return "YES";
    }
    return standing(brin)
        .map(decision -> decision.toBeTold() ? "WILL" : "NO")
        .orElse("NOT_YET_KNOWN");
  }

  private Optional<Decision> standing(String brin) {
    return incident.assessment().findStanding(Duty.DATA_SUBJECTS, brin);
  }

  private static @Nullable Value text(@Nullable String words) {
    return words == null || words.isBlank() ? null : new Value.Text(words);
  }

  private static @Nullable Value moment(@Nullable Instant at) {
    return at == null ? null : new Value.Moment(at);
  }
}
