package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import nl.lekdicht.core.incident.Dealings;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/** What a school said or did, as it and the supplier both see it: of this school alone, and no person of the supplier in it. */
final class SchoolActView {
  private SchoolActView() {}

  @Serdeable
  record JointAnswer(String brin, boolean agrees, @Nullable String remark, Instant at) {
    static JointAnswer of(String brin, Dealings.JointAnswer given) {
      return new JointAnswer(brin, given.agrees(), given.remark(), given.at());
    }
  }

  @Serdeable
  record SubjectInformation(
      String brin, Instant informedAt, String how, ValueJson.@Nullable Range people) {
    static SubjectInformation of(String brin, Dealings.Informed told) {
      return new SubjectInformation(
          brin,
          told.at(),
          told.how(),
          told.people() == null
              ? null
              : new ValueJson.Range(told.people().min(), told.people().max()));
    }
  }
}
