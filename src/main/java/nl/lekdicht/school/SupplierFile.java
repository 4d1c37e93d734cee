package nl.lekdicht.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier says of itself; papers that leave the house have it from here.
 *
 * @param address street and number
 * @param chamberOfCommerce its number, eight digits
 * @param fg its data protection officer; all null when it named none
 */
@Serdeable
public record SupplierFile(
    String name,
    @Nullable String address,
    @JsonProperty("zipCode") @Nullable String postcode,
    @Nullable String place,
    @Nullable String chamberOfCommerce,
    @Nullable String telephone,
    @Nullable String email,
    Officer fg) {

  /** How the data protection officer is reached. */
  @Serdeable
  public record Officer(
      @Nullable String name, @Nullable String telephone, @Nullable String email) {}
}
