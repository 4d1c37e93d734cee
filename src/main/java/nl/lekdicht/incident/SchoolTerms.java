package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.SchoolTerm;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolEntry;

/** The terms that count for schools that are named in an incident, within the transaction of the caller. */
@Singleton
final class SchoolTerms {
  private final SchoolDirectory schools;

  SchoolTerms(SchoolDirectory schools) {
    this.schools = schools;
  }

  /**
   * As they were when the school was named before, or as its agreements stand now; refused for a school with neither.
   *
   * @param named the schools that the incident names already
   */
  Outcome<List<SchoolTerm>> of(List<String> brins, Map<String, AffectedSchool> named) {
    Map<String, SchoolEntry> known = schools.underAgreement(brins);
    List<SchoolTerm> terms = new ArrayList<>();
    for (int i = 0; i < brins.size(); i++) {
      AffectedSchool before = named.get(brins.get(i));
      if (before != null) {
        terms.add(before.term());
        continue;
      }
      SchoolEntry school = known.get(brins.get(i));
      if (school == null) {
        return Outcome.refused(
            new Refusal.InvalidField(
                "affectedSchools[%d]".formatted(i),
                "must be a school that you have an agreement with; %s is none"
                    .formatted(brins.get(i))));
      }
      terms.add(new SchoolTerm(school.brin(), school.noticeHours(), school.agreedOn()));
    }
    return Outcome.accepted(terms);
  }
}
