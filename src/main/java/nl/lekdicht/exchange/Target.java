package nl.lekdicht.exchange;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.Ground;
import org.jspecify.annotations.Nullable;

/**
 * What a column of an earlier register may hold. Those that are facts have the names of facts. The names are stored, and their order is that
 * of the stored text.
 */
enum Target {
  /** The earlier register's own number: what makes a line the same line when it comes again. */
  NUMBER(Shape.LINE, 100),
  TITLE(Shape.LINE, 200),
  KIND(names(IncidentKind.values())),
  CLASSIFICATION(names(Classification.values())),
  REPORTED_AT(Shape.MOMENT),
  REPORTED_BY(Shape.LINE, 200),
  DISCOVERED_AT(Shape.MOMENT),
  /** When it was certain that it is a breach. */
  ESTABLISHED_AT(Shape.MOMENT),
  /** The entry is closed where this is given, and open where it is not. */
  CLOSED_AT(Shape.MOMENT),
  EVALUATION(Shape.TEXT),
  RISK(names(Risk.values())),
  RISK_METHOD(Shape.LINE, 500),
  RISK_REASONS(Shape.TEXT),
  MEASURES_DIRECT(Shape.SENTENCES),
  MEASURES_STRUCTURAL(Shape.SENTENCES),
  /** BRIN codes of the schools that were hit. What follows is said of each of them. */
  SCHOOLS(Shape.BRINS),
  SCHOOLS_TOLD_AT(Shape.MOMENT),
  SCHOOLS_ACKNOWLEDGED_AT(Shape.MOMENT),
  AP_NOTIFIED(Shape.YES_NO),
  AP_NOTIFIED_AT(Shape.MOMENT),
  AP_NUMBER(Shape.LINE, 100),
  /** Why it was not notified. */
  AP_REASON(Shape.TEXT),
  AP_LATE_REASON(Shape.TEXT),
  SUBJECTS_TOLD(Shape.YES_NO),
  SUBJECTS_TOLD_AT(Shape.MOMENT),
  SUBJECTS_HOW(Shape.TEXT),
  SUBJECTS_PEOPLE(Shape.RANGE),
  SUBJECTS_GROUND(names(Ground.values())),
  SUBJECTS_REASON(Shape.TEXT),
  OCCURRED_FROM(Fact.OCCURRED_FROM),
  OCCURRED_TO(Fact.OCCURRED_TO),
  OCCURRED_PRECISION(Fact.OCCURRED_PRECISION),
  ONGOING(Fact.ONGOING),
  NATURE(Fact.NATURE),
  DONE_TO_DATA(Fact.DONE_TO_DATA),
  KIND_OF_INCIDENT(Fact.KIND_OF_INCIDENT),
  SUMMARY(Fact.SUMMARY),
  CAUSE(Fact.CAUSE),
  CAUSE_ORIGIN(Fact.CAUSE_ORIGIN),
  SYSTEMS(Fact.SYSTEMS),
  DATA_KINDS(Fact.DATA_KINDS),
  SPECIAL_CATEGORIES(Fact.SPECIAL_CATEGORIES),
  RECORDS(Fact.RECORDS),
  PEOPLE_CATEGORIES(Fact.PEOPLE_CATEGORIES),
  PEOPLE(Fact.PEOPLE),
  UNINTELLIGIBLE(Fact.UNINTELLIGIBLE),
  UNINTELLIGIBLE_EXPLANATION(Fact.UNINTELLIGIBLE_EXPLANATION),
  MEASURES_BEFORE(Fact.MEASURES_BEFORE),
  CONSEQUENCES(Fact.CONSEQUENCES),
  CONSEQUENCES_CONFIDENTIALITY(Fact.CONSEQUENCES_CONFIDENTIALITY),
  CONSEQUENCES_INTEGRITY(Fact.CONSEQUENCES_INTEGRITY),
  CONSEQUENCES_AVAILABILITY(Fact.CONSEQUENCES_AVAILABILITY),
  HARM(Fact.HARM),
  HARM_SEVERITY(Fact.HARM_SEVERITY),
  ADVICE_TO_PEOPLE(Fact.ADVICE_TO_PEOPLE),
  SUB_PROCESSORS(Fact.SUB_PROCESSORS),
  CROSS_BORDER(Fact.CROSS_BORDER),
  OTHER_AUTHORITIES(Fact.OTHER_AUTHORITIES),
  CONTACT_POINT(Fact.CONTACT_POINT);

  /** How its text in {@link Content} is written, and what is read for it. */
  enum Shape {
    /** Words on one line. */
    LINE(true),
    TEXT(true),
    /** Texts of one line each; several may stand in a cell, with a comma, a semicolon or a new line between. */
    LINES(true),
    /** As {@link #LINES}, each on a line of its own. */
    SENTENCES(true),
    CHOICE(false),
    /** Several may stand in a cell. */
    CHOICES(true),
    /** Its least and its most may stand in columns of their own. */
    RANGE(true),
    /** Its day and its time may stand in columns of their own. */
    MOMENT(true),
    YES_NO(false),
    /** Codes of schools. */
    BRINS(true);

    private final boolean joined;

    Shape(boolean joined) {
      this.joined = joined;
    }

    /** Whether several columns may hold it together. */
    boolean isJoined() {
      return joined;
    }
  }

  private static final int LONGEST_TEXT = 10_000;

  private final Shape shape;
  private final int longest;

  @SuppressWarnings("ImmutableEnumChecker") // List.copyOf is
  private final List<String> options;

  private final @Nullable Fact fact;

  Target(Shape shape) {
    this(shape, LONGEST_TEXT, List.of(), null);
  }

  Target(Shape shape, int longest) {
    this(shape, longest, List.of(), null);
  }

  Target(List<String> options) {
    this(Shape.CHOICE, LONGEST_TEXT, options, null);
  }

  Target(Fact fact) {
    this(
        switch (fact.kind()) {
          case TEXT -> Shape.TEXT;
          case LINES -> Shape.LINES;
          case CHOICE -> Shape.CHOICE;
          case CHOICES -> Shape.CHOICES;
          case RANGE -> Shape.RANGE;
          case MOMENT -> Shape.MOMENT;
          case YES_NO -> Shape.YES_NO;
        },
        LONGEST_TEXT,
        fact.options(),
        fact);
  }

  Target(Shape shape, int longest, List<String> options, @Nullable Fact fact) {
    this.shape = shape;
    this.longest = longest;
    this.options = List.copyOf(options);
    this.fact = fact;
  }

  Shape shape() {
    return shape;
  }

  /** Characters. */
  int longest() {
    return longest;
  }

  /** What may be chosen; empty where nothing is chosen. */
  List<String> options() {
    return options;
  }

  Optional<Fact> findFact() {
    return Optional.ofNullable(fact);
  }

  /** Whether it is said of schools, and so needs one. */
  boolean isOfSchools() {
    return this != SCHOOLS && EnumSet.range(SCHOOLS, SUBJECTS_REASON).contains(this);
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
