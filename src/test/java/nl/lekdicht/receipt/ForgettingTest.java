package nl.lekdicht.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  private static final Map<String, Object> REPORT =
      Map.of(
          "receivedAt", "2026-11-23T08:00:00Z",
          "channel", "telephone",
          "summary", "Laptop stolen",
          "description", "Taken from the train.",
          "what", "LOSS_OR_THEFT",
          "where", "RDP",
          "reporterName", "Noor Voorbeeld",
          "reporterContact", "noor@example.nl");

  @Test
  void a_receipt_is_kept_for_two_days_and_then_forgotten() {
    try (Service service = Service.start()) {
      Cast cast = Cast.in(service);
      Answer first = report(service, cast);
      service.clock().forward(Receipts.KEPT);
      service.bean(Forgetting.class).run();
      assertThat(report(service, cast).json()).isEqualTo(first.json());
      service.clock().forward(Duration.ofMillis(1));
      service.bean(Forgetting.class).run();
      assertThat(report(service, cast).json().get("id")).isNotEqualTo(first.json().get("id"));
    }
  }

  private static Answer report(Service service, Cast cast) {
    return Http.of(service)
        .as(cast.token("manager"))
        .with("Idempotency-Key", "the-same-key")
        .post("/v1/reports", REPORT);
  }
}
