package nl.lekdicht.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a command is not carried out: facts, and a sentence that is built from them. The sentence says what was asked, what stands in the
 * way and, where there is something, what would help.
 */
public sealed interface Refusal {
  /** Stable name for programs, in kebab-case. */
  String code();

  /** One or two English sentences for people; holds no personal data. */
  String sentence();

  /** What kind of answer this is. */
  Nature nature();

  /** The field of the input that must change, if one does. */
  default @Nullable String field() {
    return null;
  }

  /** How a refusal is to be answered. */
  enum Nature {
    /** The input itself cannot be right. */
    INVALID,
    /** The input may be right, but not for somebody with these roles. */
    FORBIDDEN,
    /** What is named does not exist, or not for this viewer. */
    UNKNOWN,
    /** The input may be right, but not in the present state. */
    CONFLICT
  }

  /** The input cannot be right, and this field is to blame. */
  sealed interface Invalid extends Refusal {
    @Override
    String field();

    @Override
    default Nature nature() {
      return Nature.INVALID;
    }
  }

  /** A field cannot be right, whatever the state. */
  record InvalidField(String name, String rule) implements Invalid {
    @Override
    public String code() {
      return "invalid-field";
    }

    @Override
    public String sentence() {
      return rule;
    }

    @Override
    public String field() {
      return name;
    }
  }

  /** A moment lies after the moment of recording. */
  record InTheFuture(String name, Instant given, Instant now) implements Invalid {
    @Override
    public String code() {
      return "moment-in-the-future";
    }

    @Override
    public String sentence() {
      return "%s is %s, which is later than now (%s). Record what has happened, not what will."
          .formatted(name, given, now);
    }

    @Override
    public String field() {
      return name;
    }
  }

  /** A moment lies before the first moment that anybody knew of the incident. */
  record BeforeDiscovery(String name, Instant given, Instant discoveredAt) implements Invalid {
    @Override
    public String code() {
      return "moment-before-discovery";
    }

    @Override
    public String sentence() {
      return "%s is %s, which is before the incident was discovered (%s)."
          .formatted(name, given, discoveredAt);
    }

    @Override
    public String field() {
      return name;
    }
  }

  /** The answer to a decision is missing, unknown, or given where nothing was asked. */
  record AnswerDoesNotFit(String step, List<String> answers) implements Invalid {
    @Override
    public String code() {
      return "answer-does-not-fit";
    }

    @Override
    public String sentence() {
      return answers.isEmpty()
          ? "Step %s asks no question, so it takes no answer.".formatted(step)
          : "Step %s needs one of the answers %s.".formatted(step, String.join(", ", answers));
    }

    @Override
    public String field() {
      return "answer";
    }
  }

  /** Several fields cannot be right; all are told. */
  record Faults(List<Invalid> faults) implements Refusal {
    public Faults {
      faults = List.copyOf(faults);
      if (faults.size() < 2) {
        throw new IllegalArgumentException("fewer faults than two");
      }
    }

    /** The one fault there is, or all of them. */
    public static Refusal of(List<Invalid> faults) {
      return faults.size() == 1 ? faults.getFirst() : new Faults(faults);
    }

    @Override
    public String code() {
      return "invalid-request";
    }

    @Override
    public String sentence() {
      return "%d things in the request are not right; see errors.".formatted(faults.size());
    }

    @Override
    public Nature nature() {
      return Nature.INVALID;
    }
  }

  /** The thing named does not exist, or does not exist for this viewer. */
  record Unknown(String what, String name) implements Refusal {
    @Override
    public String code() {
      return "unknown-" + what;
    }

    @Override
    public String sentence() {
      return "There is no %s %s here.".formatted(what, name);
    }

    @Override
    public Nature nature() {
      return Nature.UNKNOWN;
    }
  }

  /** The account lacks the role that this needs. */
  record RoleMissing(Role needed, String what) implements Refusal {
    @Override
    public String code() {
      return "role-missing";
    }

    @Override
    public String sentence() {
      return "%s is for the role %s.".formatted(what, needed);
    }

    @Override
    public Nature nature() {
      return Nature.FORBIDDEN;
    }
  }

  /** The present state does not allow it. */
  record NotNow(String code, String sentence) implements Refusal {
    @Override
    public Nature nature() {
      return Nature.CONFLICT;
    }
  }

  /** The present state does not allow it, for several reasons that are all told. */
  non-sealed interface Several extends Refusal {
    /** Each a sentence; in an order that stays the same. */
    List<Reason> reasons();

    @Override
    default Nature nature() {
      return Nature.CONFLICT;
    }
  }

  /**
   * One of several reasons.
   *
   * @param code stable name for programs
   * @param about what it is about, such as a school's code or a paper's id; null for the whole
   */
  record Reason(String code, @Nullable String about, String sentence) {}

  /** A term would run through a year for which the calendar gives no holidays. */
  record YearNotInCalendar(String calendar, int year, int firstYear, int lastYear)
      implements Refusal {
    @Override
    public String code() {
      return "year-not-in-calendar";
    }

    @Override
    public String sentence() {
      return "Calendar %s knows %d to %d and not %d, so the term cannot be counted. Add that year's free days to the calendar."
          .formatted(calendar, firstYear, lastYear, year);
    }

    @Override
    public Nature nature() {
      return Nature.CONFLICT;
    }
  }
}
