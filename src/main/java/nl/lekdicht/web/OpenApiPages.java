package nl.lekdicht.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The contract itself, readable by anyone and from any site, as the API design rules ask (publish-openapi). */
@Controller("/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
final class OpenApiPages {
  private final Contract contract;

  OpenApiPages(Contract contract) {
    this.contract = contract;
  }

  @Get(value = "/openapi.yml", produces = "application/yaml")
  HttpResponse<String> yaml() {
    return HttpResponse.ok(contract.yaml()).header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }

  @Get(value = "/openapi.json", produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> json() {
    return HttpResponse.ok(contract.json()).header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }
}
