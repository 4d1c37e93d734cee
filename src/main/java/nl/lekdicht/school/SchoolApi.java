package nl.lekdicht.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.regex.Pattern;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.Library;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** The schools of the viewer's supplier: kept by administrators, read by managers too. */
@Controller("/v1/schools")
@Secured({"ADMINISTRATOR", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
class SchoolApi {
  private static final Pattern BRIN = Pattern.compile("[0-9]{2}[A-Z]{2}([0-9]{2})?");

  /** Months: five years. */
  private static final int USUAL_RETENTION = 60;

  private final Schools schools;
  private final Contract contract;
  private final Library library;

  SchoolApi(Schools schools, Contract contract, Library library) {
    this.schools = schools;
    this.contract = contract;
    this.library = library;
  }

  @Serdeable
  record ContactInput(ContactKind kind, String name, String email, @Nullable String telephone) {}

  @Serdeable
  record AgreementInput(
      String service,
      @Nullable Integer noticeHours,
      String calendar,
      @Nullable List<String> dataKinds,
      @Nullable List<String> specialCategories,
      @Nullable List<String> peopleCategories,
      @Nullable NoticeHeadings noticeHeadings,
      @Nullable List<ContactKind> noticeContacts,
      @Nullable String language,
      @Nullable Integer retentionMonths,
      List<ContactInput> contacts) {
    School.Agreement agreement() {
      return new School.Agreement(
          service,
          noticeHours,
          calendar,
          orNone(dataKinds),
          orNone(specialCategories),
          orNone(peopleCategories),
          noticeHeadings == null ? NoticeHeadings.ANNEX_2 : noticeHeadings,
          noticeContacts == null ? List.of(ContactKind.SCHOOL_CONTACT) : noticeContacts,
          language == null ? "nl" : language,
          retentionMonths == null ? USUAL_RETENTION : retentionMonths,
          contacts.stream()
              .map(it -> new School.Contact(it.kind(), it.name(), it.email(), it.telephone()))
              .toList());
    }

    private static List<String> orNone(@Nullable List<String> options) {
      return options == null ? List.of() : options.stream().sorted().toList();
    }
  }

  @Serdeable
  record SchoolInput(
      String name,
      @Nullable String address,
      @JsonProperty("zipCode") @Nullable String postcode,
      String place,
      @Nullable String chamberOfCommerce,
      @Nullable String sector,
      List<AgreementInput> agreements) {
    School school(String brin) {
      return new School(
          brin,
          name,
          address,
          postcode,
          place,
          chamberOfCommerce,
          sector,
          agreements.stream().map(AgreementInput::agreement).toList());
    }
  }

  @Get
  School.Page list(HttpRequest<?> request, Viewer viewer) {
    var query = Query.of(request);
    var limit = query.limit();
    var after = query.cursor(List::getFirst);
    query.done();
    var found = schools.page(viewer, after == null ? "" : after, limit + 1);
    var items = found.stream().limit(limit).toList();
    return new School.Page(
        items, found.size() > limit ? Query.cursor(items.getLast().brin()) : null);
  }

  @Get("/{brin}")
  HttpResponse<?> find(Viewer viewer, String brin) {
    var found = schools.find(viewer, checked(brin));
    return found.isPresent()
        ? HttpResponse.ok(found.get())
        : Problems.from(new Refusal.Unknown("school", brin));
  }

  @Put("/{brin}")
  @Secured("ADMINISTRATOR")
  HttpResponse<?> agree(Viewer viewer, String brin, @Body byte @Nullable [] body) {
    var wanted = contract.read("SchoolInput", body, SchoolInput.class).school(checked(brin));
    if (wanted.agreements().stream().map(School.Agreement::service).distinct().count()
        < wanted.agreements().size()) {
      throw BadRequest.because("agreements", "must name each service once");
    }
    for (var i = 0; i < wanted.agreements().size(); i++) {
      check("agreements[%d].".formatted(i), wanted.agreements().get(i));
    }
    return HttpResponse.ok(schools.agree(viewer, wanted));
  }

  private void check(String at, School.Agreement agreement) {
    if (library.findCalendar(agreement.calendar()).isEmpty()) {
      throw BadRequest.because(at + "calendar", "must be the id of a calendar of the library");
    }
    check(at + "dataKinds", Fact.DATA_KINDS, agreement.dataKinds());
    check(at + "specialCategories", Fact.SPECIAL_CATEGORIES, agreement.specialCategories());
    check(at + "peopleCategories", Fact.PEOPLE_CATEGORIES, agreement.peopleCategories());
  }

  private static void check(String field, Fact fact, List<String> options) {
    var fault = options.isEmpty() ? null : fact.fault(Value.Choices.of(options));
    if (fault != null) {
      throw BadRequest.because(field, fault);
    }
  }

  private static String checked(String brin) {
    if (!BRIN.matcher(brin).matches()) {
      throw BadRequest.because("brin", "must be a BRIN code, such as 99XX or 99XX01");
    }
    return brin;
  }
}
