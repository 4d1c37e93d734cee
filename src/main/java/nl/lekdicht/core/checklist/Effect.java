package nl.lekdicht.core.checklist;

/** What doing a step sets in motion. The core names it; the use case carries it out. */
public sealed interface Effect {
  /** The escalation manager is told at once. */
  record Escalate(Certainty certainty) implements Effect {}

  /** Another checklist is started beside this one, in the same incident. */
  record StartChecklist(String checklistId) implements Effect {}

  /** A notification to the authority is opened, to be drafted per school. */
  record OpenApNotification() implements Effect {}

  /** How sure it is that an unauthorised person reached protected personal data. */
  enum Certainty {
    POSSIBLE,
    CERTAIN
  }
}
