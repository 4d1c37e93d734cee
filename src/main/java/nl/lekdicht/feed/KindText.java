package nl.lekdicht.feed;

import nl.lekdicht.core.calendar.DeadlineKind;

/** What must have happened, in a few words. */
final class KindText {
  private KindText() {}

  /**
   * @param language nl or en
   */
  static String of(DeadlineKind kind, String language) {
    return language.equals("en") ? english(kind) : dutch(kind);
  }

  private static String dutch(DeadlineKind kind) {
    return switch (kind) {
      case CLOSE_ACCESS -> "toegang gesloten";
      case SCHOOL_NOTICE -> "school ingelicht";
      case AP_NOTIFICATION -> "gemeld bij de AP";
      case AP_NOTIFICATION_CAUTIOUS -> "gemeld bij de AP (72 uur na eigen ontdekking)";
      case ESCALATION_ACKNOWLEDGEMENT -> "escalatie bevestigd";
      case STATUS_UPDATE -> "stand van zaken gegeven";
    };
  }

  private static String english(DeadlineKind kind) {
    return switch (kind) {
      case CLOSE_ACCESS -> "access closed";
      case SCHOOL_NOTICE -> "school told";
      case AP_NOTIFICATION -> "AP notified";
      case AP_NOTIFICATION_CAUTIOUS -> "AP notified (72 hours from own discovery)";
      case ESCALATION_ACKNOWLEDGEMENT -> "escalation acknowledged";
      case STATUS_UPDATE -> "update given";
    };
  }
}
