package nl.lekdicht.core;

/** What an account may do. An account holds one or more of these; a school's account only its own two. */
public enum Role {
  /** Keeps schools, agreements and accounts of one supplier; sees no incident. */
  ADMINISTRATOR,
  /** Takes reports and works checklists at the supplier. */
  INCIDENT_MANAGER,
  /** Escalation manager or data protection officer (FG) of the supplier: judges and approves. */
  ESCALATION_MANAGER,
  /** Of the supplier's board: hears what nobody else reacted to; reads, and acknowledges. */
  BOARD,
  /** The service itself, where it acts without being asked. Nobody signs in with it. */
  WATCH,
  /** A person at a school: reads what happened to that school's data. */
  SCHOOL_CONTACT,
  /** A school's own system, signed in with a client id and secret: reads as the school contact does. */
  SCHOOL_SYSTEM
}
