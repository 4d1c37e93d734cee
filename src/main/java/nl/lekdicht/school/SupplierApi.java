package nl.lekdicht.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.Contract;
import org.jspecify.annotations.Nullable;

/** The viewer's own supplier: described by administrators, read by managers too. */
@Controller("/v1/supplier")
@Secured({"ADMINISTRATOR", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
class SupplierApi {
  private static final SupplierFile.Officer NOBODY = new SupplierFile.Officer(null, null, null);

  private final Suppliers suppliers;
  private final Contract contract;

  SupplierApi(Suppliers suppliers, Contract contract) {
    this.suppliers = suppliers;
    this.contract = contract;
  }

  @Serdeable
  record SupplierInput(
      String name,
      @Nullable String address,
      @JsonProperty("zipCode") @Nullable String postcode,
      @Nullable String place,
      @Nullable String chamberOfCommerce,
      @Nullable String telephone,
      @Nullable String email,
      SupplierFile.@Nullable Officer fg) {
    SupplierFile file() {
      return new SupplierFile(
          name,
          address,
          postcode,
          place,
          chamberOfCommerce,
          telephone,
          email,
          fg == null ? NOBODY : fg);
    }
  }

  @Get
  SupplierFile own(Viewer viewer) {
    return suppliers.own(viewer);
  }

  @Put
  @Secured("ADMINISTRATOR")
  SupplierFile describe(Viewer viewer, @Body byte @Nullable [] body) {
    return suppliers.describe(
        viewer, contract.read("SupplierInput", body, SupplierInput.class).file());
  }
}
