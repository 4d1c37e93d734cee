package nl.lekdicht.core.term;

/** Who hears a rung, in the order in which a warning climbs. */
public enum Audience {
  /** The person on the step: whoever recorded something last. */
  HANDLER,
  INCIDENT_MANAGERS,
  ESCALATION_MANAGERS,
  /** Who stands in for the escalation manager at that moment. */
  DEPUTIES,
  BOARD,
  /** Who keeps the accounts: they hear what would reach nobody else, because nobody was given a role that hears it. */
  ADMINISTRATORS
}
