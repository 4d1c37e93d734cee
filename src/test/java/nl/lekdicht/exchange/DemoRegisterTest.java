package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import nl.lekdicht.account.DemoWorldMade;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.Test;

class DemoRegisterTest {
  @Test
  void the_earlier_register_is_read_as_it_stands_there() throws Exception {
    Layout layout =
        Layout.best(
            SourceFile.read(DemoRegister.content()).sheets().stream().map(Layout::of).toList());
    Reading.Result result = Reading.of(layout.grid(), layout.proposal(), Service.START);
    assertThat(result.told()).isEmpty();
    assertThat(Reading.leftOut(layout.grid(), layout.proposal())).isEmpty();
    assertThat(result.lines()).hasSizeGreaterThan(40);
    assertThat(layout.columns().stream().map(Layout.Column::target).toList())
        .containsAll(
            EnumSet.of(
                Target.NUMBER,
                Target.REPORTED_AT,
                Target.SCHOOLS,
                Target.AP_NUMBER,
                Target.CLOSED_AT));
  }

  @Test
  void it_is_in_the_register_from_the_start() {
    try (Service service = Service.start()) {
      Cast cast = Cast.in(service);
      service
          .context()
          .getEventPublisher(DemoWorldMade.class)
          .publishEvent(
              new DemoWorldMade(cast.supplier("Leerlicht BV"), service.clock().instant()));

      Http fg = Http.of(service).as(cast.token("fg"));
      JsonNode counts = Desktop.ok(fg.get("/v1/register/counts"), 200);
      assertThat(counts.get("total").asInt()).isGreaterThan(40);
      assertThat(Desktop.ok(fg.get("/v1/register/entries?q=ransomware"), 200).get("items"))
          .isNotEmpty();
      assertThat(Desktop.ok(fg.get("/v1/retention?state=DUE"), 200).get("items")).isNotEmpty();
      assertThat(Desktop.ok(fg.get("/v1/journal/verification"), 200).get("sound").asBoolean())
          .isTrue();
    }
  }
}
