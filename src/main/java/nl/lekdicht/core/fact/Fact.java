package nl.lekdicht.core.fact;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be stated of an incident. The names are stored: renaming one is a change of the stored format. */
public enum Fact {
  /** From when it went on; see {@link #OCCURRED_PRECISION}. */
  OCCURRED_FROM(Value.Kind.MOMENT),
  /** Until when it went on. */
  OCCURRED_TO(Value.Kind.MOMENT),
  OCCURRED_PRECISION(Value.Kind.CHOICE, "EXACT", "PERIOD", "ESTIMATED", "UNKNOWN"),
  /** Whether it is still going on. */
  ONGOING(Value.Kind.YES_NO),
  /** Which property of the data was broken. */
  NATURE(Value.Kind.CHOICES, "CONFIDENTIALITY", "INTEGRITY", "AVAILABILITY"),
  /** What was done to the data. */
  DONE_TO_DATA(Value.Kind.CHOICES, "READ", "COPIED", "ALTERED", "DELETED", "STOLEN", "UNKNOWN"),
  KIND_OF_INCIDENT(
      Value.Kind.CHOICE,
      "POST_TO_WRONG_RECIPIENT",
      "POST_LOST_OR_OPENED",
      "MAIL_TO_WRONG_RECIPIENT",
      "HACKING_OR_MALWARE",
      "DEVICE_LOST_OR_STOLEN",
      "DATA_IN_WRONG_FILE",
      "DATA_IN_WRONG_PORTAL",
      "PUBLISHED_BY_ACCIDENT",
      "DATA_ON_DISCARDED_DEVICE",
      "PAPER_NOT_DESTROYED",
      "TOO_WIDE_AUTHORISATION",
      "SPOKEN",
      "OTHER"),
  /** What happened, for those outside; without names of people. */
  SUMMARY(Value.Kind.TEXT),
  CAUSE(Value.Kind.TEXT),
  CAUSE_ORIGIN(
      Value.Kind.CHOICE,
      "INTERNAL_DELIBERATE",
      "INTERNAL_ACCIDENTAL",
      "EXTERNAL_DELIBERATE",
      "EXTERNAL_ACCIDENTAL",
      "UNKNOWN"),
  /** Systems and services that were hit. */
  SYSTEMS(Value.Kind.LINES),
  /** Kinds of personal data; NONE stands alone. */
  DATA_KINDS(
      Value.Kind.CHOICES,
      true,
      "NAME",
      "CONTACT_DETAILS",
      "SEX",
      "BIRTH_DATE",
      "BSN",
      "IDENTITY_DOCUMENT",
      "FINANCIAL",
      "CREDENTIALS",
      "LOCATION",
      "STUDY_RESULTS",
      "OTHER",
      "NONE"),
  /** Special categories (art. 9 AVG) and criminal data (art. 10); NONE stands alone. */
  SPECIAL_CATEGORIES(
      Value.Kind.CHOICES,
      true,
      "RACE_OR_ETHNICITY",
      "POLITICAL_OPINION",
      "RELIGION_OR_BELIEF",
      "UNION_MEMBERSHIP",
      "GENETIC",
      "BIOMETRIC",
      "HEALTH",
      "SEX_LIFE",
      "CRIMINAL",
      "NONE"),
  /** How many records of data. */
  RECORDS(Value.Kind.RANGE, true),
  PEOPLE_CATEGORIES(
      Value.Kind.CHOICES,
      true,
      "PUPILS",
      "MINORS",
      "PARENTS",
      "EMPLOYEES",
      "FORMER_PUPILS",
      "FORMER_EMPLOYEES",
      "APPLICANTS",
      "OTHER"),
  /** How many people. */
  PEOPLE(Value.Kind.RANGE, true),
  /** Whether the data were encrypted, hashed or otherwise unintelligible to whoever got them. */
  UNINTELLIGIBLE(Value.Kind.CHOICE, "YES", "NO", "PARTLY"),
  UNINTELLIGIBLE_EXPLANATION(Value.Kind.TEXT),
  /** What was in place before it happened. */
  MEASURES_BEFORE(Value.Kind.TEXT),
  /** What it may lead to, for the people concerned. */
  CONSEQUENCES(Value.Kind.TEXT),
  CONSEQUENCES_CONFIDENTIALITY(Value.Kind.TEXT),
  CONSEQUENCES_INTEGRITY(Value.Kind.TEXT),
  CONSEQUENCES_AVAILABILITY(Value.Kind.TEXT),
  HARM(
      Value.Kind.CHOICES,
      "IDENTITY_FRAUD",
      "DISCRIMINATION",
      "FINANCIAL_LOSS",
      "REPUTATION",
      "SPAM_OR_PHISHING",
      "LOSS_OF_CONTROL",
      "HEALTH",
      "OTHER",
      "NONE"),
  HARM_SEVERITY(Value.Kind.CHOICE, "NEGLIGIBLE", "LIMITED", "CONSIDERABLE", "VERY_LARGE"),
  /** What the people concerned can do themselves. */
  ADVICE_TO_PEOPLE(Value.Kind.TEXT),
  /** Sub-processors that were involved, by name. */
  SUB_PROCESSORS(Value.Kind.LINES),
  CROSS_BORDER(Value.Kind.YES_NO),
  /** Other authorities that were told, at home or abroad. */
  OTHER_AUTHORITIES(Value.Kind.LINES),
  /** Whom a school can ask: a desk, its telephone, its address; no more personal than need be. */
  CONTACT_POINT(Value.Kind.TEXT);

  /** The option that says that there is nothing of the kind, which is not the same as not knowing. */
  public static final String NONE = "NONE";

  private final Value.Kind kind;
  private final boolean perSchool;

  @SuppressWarnings("ImmutableEnumChecker") // List.copyOf is
  private final List<String> options;

  Fact(Value.Kind kind, String... options) {
    this(kind, false, options);
  }

  Fact(Value.Kind kind, boolean perSchool, String... options) {
    this.kind = kind;
    this.perSchool = perSchool;
    this.options = List.copyOf(Arrays.asList(options));
  }

  public Value.Kind kind() {
    return kind;
  }

  /** Whether it may be another for one school than for the others. */
  public boolean perSchool() {
    return perSchool;
  }

  /** What may be chosen; empty where nothing is chosen. */
  public List<String> options() {
    return options;
  }

  /** What is wrong with a value of this fact; null when nothing is. */
  public @Nullable String fault(Value value) {
    if (value.kind() != kind) {
      return "must be given as %s".formatted(kind);
    }
    return switch (value) {
      case Value.Choice(String option) -> options.contains(option) ? null : oneOf();
      case Value.Choices(var chosen) -> {
        if (!options.containsAll(chosen)) {
          yield oneOf();
        }
        yield chosen.contains(NONE) && chosen.size() > 1 ? "NONE cannot stand beside others" : null;
      }
      case Value.Text _, Value.Lines _, Value.Range _, Value.Moment _, Value.YesNo _ -> null;
    };
  }

  private String oneOf() {
    return "must be of " + String.join(", ", options);
  }
}
