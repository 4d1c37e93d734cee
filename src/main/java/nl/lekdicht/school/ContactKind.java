package nl.lekdicht.school;

/** What a contact of a school is there for. */
public enum ContactKind {
  SCHOOL_CONTACT,
  FUNCTIONAL_MANAGER_1,
  FUNCTIONAL_MANAGER_2,
  FG,
  BOARD
}
