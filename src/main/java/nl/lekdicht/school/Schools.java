package nl.lekdicht.school;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;

/** The schools that a supplier has agreements with. */
@Singleton
class Schools {
  private final Desk desk;
  private final SchoolStore store;

  Schools(Desk desk, SchoolStore store) {
    this.desk = desk;
    this.store = store;
  }

  List<School> page(Viewer viewer, String after, int count) {
    return desk.<List<School>>look(viewer, occasion -> schools(store.page(after, count)));
  }

  Optional<School> find(Viewer viewer, String brin) {
    return desk.<Optional<School>>look(viewer, occasion -> find(brin));
  }

  /** Puts what was agreed with a school in place of what was agreed before. */
  School agree(Viewer viewer, School wanted) {
    return desk.<School>work(
        viewer,
        occasion -> {
          var supplier = Objects.requireNonNull(viewer.supplier());
          store.lock(supplier, wanted.brin());
          store.know(wanted.brin());
          replace(supplier, wanted, occasion.at());
          return find(wanted.brin()).orElse(wanted);
        });
  }

  private void replace(UUID supplier, School wanted, Instant at) {
    Map<String, UUID> standing =
        store.of(wanted.brin()).stream()
            .collect(
                Collectors.toMap(SchoolStore.AgreementRow::service, SchoolStore.AgreementRow::id));
    store.endContacts(wanted.brin(), at);
    for (var agreement : wanted.agreements()) {
      var known = standing.remove(agreement.service());
      var id = known == null ? TimeOrderedId.at(at) : known;
      if (known == null) {
        store.agree(
            id,
            supplier,
            wanted.brin(),
            agreement.service(),
            wanted.name(),
            wanted.place(),
            agreement.calendar(),
            at);
      }
      amend(id, agreement);
      reach(id, agreement.contacts(), at);
    }
    standing.values().forEach(id -> store.end(id, at));
    store.describe(
        wanted.brin(),
        wanted.name(),
        wanted.address(),
        wanted.postcode(),
        wanted.place(),
        wanted.chamberOfCommerce(),
        wanted.sector());
  }

  private void amend(UUID id, School.Agreement agreement) {
    store.amend(
        id,
        agreement.noticeHours(),
        agreement.calendar(),
        String.join(",", agreement.dataKinds()),
        String.join(",", agreement.specialCategories()),
        String.join(",", agreement.peopleCategories()),
        agreement.noticeHeadings().name(),
        agreement.noticeContacts().stream().map(ContactKind::name).collect(Collectors.joining(",")),
        agreement.language(),
        agreement.retentionMonths());
  }

  private void reach(UUID agreement, List<School.Contact> contacts, Instant at) {
    for (var contact : contacts) {
      store.reach(
          TimeOrderedId.at(at),
          agreement,
          contact.kind().name(),
          contact.name(),
          contact.email(),
          contact.telephone(),
          at);
    }
  }

  private Optional<School> find(String brin) {
    return schools(store.of(brin)).stream().findFirst();
  }

  private List<School> schools(List<SchoolStore.AgreementRow> agreements) {
    if (agreements.isEmpty()) {
      return List.of();
    }
    var contacts =
        store.contacts(agreements.getFirst().brin(), agreements.getLast().brin()).stream()
            .collect(
                Collectors.groupingBy(
                    SchoolStore.ContactRow::agreementId,
                    Collectors.mapping(Schools::contact, Collectors.toList())));
    return agreements.stream()
        .collect(
            Collectors.groupingBy(
                SchoolStore.AgreementRow::brin, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rows -> school(rows, id -> contacts.getOrDefault(id, new ArrayList<>())))
        .toList();
  }

  private static School school(
      List<SchoolStore.AgreementRow> rows, Function<UUID, List<School.Contact>> contacts) {
    var any = rows.getFirst();
    return new School(
        any.brin(),
        any.schoolName(),
        any.address(),
        any.postcode(),
        any.place(),
        any.chamberOfCommerce(),
        any.sector(),
        rows.stream().map(row -> agreement(row, contacts.apply(row.id()))).toList());
  }

  private static School.Agreement agreement(
      SchoolStore.AgreementRow row, List<School.Contact> contacts) {
    return new School.Agreement(
        row.service(),
        row.noticeHours(),
        row.calendar(),
        SchoolFiles.names(row.dataKinds()),
        SchoolFiles.names(row.specialCategories()),
        SchoolFiles.names(row.peopleCategories()),
        NoticeHeadings.valueOf(row.noticeHeadings()),
        SchoolFiles.names(row.noticeContacts()).stream().map(ContactKind::valueOf).toList(),
        row.language(),
        row.retentionMonths(),
        contacts);
  }

  private static School.Contact contact(SchoolStore.ContactRow row) {
    return new School.Contact(
        ContactKind.valueOf(row.kind()), row.name(), row.email(), row.telephone());
  }
}
