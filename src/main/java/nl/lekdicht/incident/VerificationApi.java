package nl.lekdicht.incident;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;

@Controller("/v1/journal/verification")
@Secured({"ADMINISTRATOR", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class VerificationApi {
  private final Desk desk;
  private final Verification verification;

  VerificationApi(Desk desk, Verification verification) {
    this.desk = desk;
    this.verification = verification;
  }

  @Get
  VerificationView verify(Viewer viewer) {
    return desk.survey(viewer, occasion -> VerificationView.of(verification.run(), occasion.at()));
  }
}
