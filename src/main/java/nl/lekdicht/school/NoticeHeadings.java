package nl.lekdicht.school;

/** Under which headings a notice tells a school what happened. */
enum NoticeHeadings {
  /** The list of Bijlage 2. */
  ANNEX_2,
  /** The six of the Focus PO agreement. */
  FPO
}
