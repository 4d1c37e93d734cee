package nl.lekdicht.core.calendar;

/** Whether it was done within its term, as judged once and for good: a moment that is corrected later does not change it. */
public enum Judgement {
  IN_TIME,
  LATE
}
