package nl.lekdicht.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457), the body of every answer from 400 up.
 *
 * @param code the last part of {@code type}, for programs
 * @param errors the faults in the request, all at once; absent when no field is to blame
 * @param reasons all that stands in the way, where that is more than one thing may be
 * @param run the run as it now stands, when a step could not be taken because somebody else was first
 * @param erasure the certificate of what was asked for and is gone
 * @param reference what to quote to us about a failure of ours; the log has the rest
 */
@Serdeable
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Fault> errors,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Reason> reasons,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object run,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Gone erasure,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reference) {

  static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One thing that is wrong with the request.
   *
   * @param field where, such as {@code affectedSchools[0]}; {@code body} for the body as a whole
   * @param rule what should have been there, to be read after the field's name
   */
  @Serdeable
  public record Fault(String field, String rule) {}

  /**
   * One thing that stands in the way.
   *
   * @param about what it is about, such as a school's code; null for the whole
   */
  @Serdeable
  public record Reason(String code, @Nullable String about, String sentence) {}

  /**
   * What was erased.
   *
   * @param id of the certificate
   * @param number of the entry in the register
   */
  @Serdeable
  public record Gone(UUID id, String number, Instant erasedAt) {}
}
