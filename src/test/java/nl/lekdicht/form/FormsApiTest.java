package nl.lekdicht.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class FormsApiTest {
  private static Service service;
  private static Http school;

  @BeforeAll
  static void start() {
    service = Service.start();
    school = Http.of(service).as(Cast.in(service).token("wilgentuin"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_school_reads_every_question_with_its_number_options_and_source() {
    JsonNode list = school.get("/v1/forms").json().get("items");
    assertThat(list).hasSize(1);
    JsonNode form = school.get("/v1/forms/ap-2021").json();

    assertThat(list.get(0).get("digest")).isEqualTo(form.get("digest"));
    assertThat(form.get("sections")).hasSize(10);
    JsonNode kind = form.get("sections").get(3).get("fields").get(1);
    assertThat(kind.get("number").asText()).isEqualTo("3.2");
    assertThat(kind.get("source").asText()).isEqualTo("fact.KIND_OF_INCIDENT");
    assertThat(kind.get("options")).hasSize(13);
    assertThat(kind.get("askedWhen").asText()).isEqualTo("stage is FIRST or FINAL");
    assertThat(form.get("sections").get(1).get("fields").get(0).get("preset").asText())
        .isEqualTo("NO");
  }

  @Test
  void a_form_that_is_not_there_is_not_found_nor_is_one_without_its_edition() {
    assertThat(school.get("/v1/forms/ap-1999").status()).isEqualTo(404);
    assertThat(school.get("/v1/forms/ap").status()).isEqualTo(404);
  }
}
