package nl.lekdicht.school;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agreements and contacts of the viewer's supplier: row-level security shows no others. What is replaced is ended, never deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SchoolStore extends GenericRepository<SchoolStore.AgreementRow, UUID> {
  /** Lists are given with commas between. */
  @MappedEntity("agreement")
  @Introspected
  record AgreementRow(
      @Id UUID id,
      String brin,
      String service,
      String schoolName,
      @Nullable String address,
      @Nullable String postcode,
      String place,
      @Nullable String chamberOfCommerce,
      @Nullable String sector,
      @Nullable Integer noticeHours,
      String calendar,
      String dataKinds,
      String specialCategories,
      String peopleCategories,
      String noticeHeadings,
      String noticeContacts,
      String language,
      int retentionMonths) {}

  @Introspected
  record ContactRow(
      UUID agreementId, String kind, String name, String email, @Nullable String telephone) {}

  /** All agreements of the first schools after this one. */
  @Query(
      """
      select id, brin, service, school_name, address, postcode, place, chamber_of_commerce, sector, notice_hours, calendar,
             array_to_string(data_kinds, ',') as data_kinds,
             array_to_string(special_categories, ',') as special_categories,
             array_to_string(people_categories, ',') as people_categories,
             notice_headings, array_to_string(notice_contacts, ',') as notice_contacts, language,
             retention_months
        from agreement
       where ended_at is null
         and brin in (
           select distinct brin from agreement where ended_at is null and brin > :after order by brin limit :count)
       order by brin, service\
      """)
  List<AgreementRow> page(String after, int count);

  @Query(
      """
      select id, brin, service, school_name, address, postcode, place, chamber_of_commerce, sector, notice_hours, calendar,
             array_to_string(data_kinds, ',') as data_kinds,
             array_to_string(special_categories, ',') as special_categories,
             array_to_string(people_categories, ',') as people_categories,
             notice_headings, array_to_string(notice_contacts, ',') as notice_contacts, language,
             retention_months
        from agreement
       where ended_at is null and brin = :brin
       order by service
       limit 50\
      """)
  List<AgreementRow> of(String brin);

  @Query(
      """
      select c.agreement_id, c.kind, c.name, c.email, c.telephone
        from agreement_contact c
        join agreement a on a.id = c.agreement_id
       where c.ended_at is null and a.ended_at is null and a.brin between :first and :last
       order by c.kind, c.name, c.id
       limit 200000\
      """)
  List<ContactRow> contacts(String first, String last);

  /** One at a time replaces what was agreed with a school. */
  @Query(
      "select cast(pg_advisory_xact_lock(hashtextextended(cast(:supplier as text) || :brin, 0)) as text)")
  String lock(UUID supplier, String brin);

  @Query("insert into school (brin) values (:brin) on conflict do nothing")
  int know(String brin);

  /** With what there cannot be an agreement without; {@link #amend} and {@link #describe} say the rest. */
  @Query(
      """
      insert into agreement (id, supplier_id, brin, service, school_name, place, calendar, created_at)
      values (:id, :supplier, :brin, :service, :schoolName, :place, :calendar, :at)\
      """)
  int agree(
      UUID id,
      UUID supplier,
      String brin,
      String service,
      String schoolName,
      String place,
      String calendar,
      Instant at);

  @Query(
      """
      update agreement
         set notice_hours = cast(:noticeHours as integer), calendar = :calendar,
             data_kinds = string_to_array(:dataKinds, ','), special_categories = string_to_array(:specialCategories, ','),
             people_categories = string_to_array(:peopleCategories, ','), notice_headings = :noticeHeadings,
             notice_contacts = string_to_array(:noticeContacts, ','), language = :language,
             retention_months = :retentionMonths
       where id = :id\
      """)
  int amend(
      UUID id,
      @Nullable Integer noticeHours,
      String calendar,
      String dataKinds,
      String specialCategories,
      String peopleCategories,
      String noticeHeadings,
      String noticeContacts,
      String language,
      int retentionMonths);

  /** Writes what is known of the school on each of its agreements. */
  @Query(
      """
      update agreement
         set school_name = :schoolName, address = :address, postcode = :postcode, place = :place,
             chamber_of_commerce = :chamberOfCommerce, sector = :sector
       where ended_at is null and brin = :brin\
      """)
  int describe(
      String brin,
      String schoolName,
      @Nullable String address,
      @Nullable String postcode,
      String place,
      @Nullable String chamberOfCommerce,
      @Nullable String sector);

  @Query("update agreement set ended_at = :at where id = :id")
  int end(UUID id, Instant at);

  @Query(
      """
      update agreement_contact
         set ended_at = :at
       where ended_at is null and agreement_id in (select id from agreement where brin = :brin)\
      """)
  int endContacts(String brin, Instant at);

  @Query(
      """
      insert into agreement_contact (id, agreement_id, kind, name, email, telephone, created_at)
      values (:id, :agreement, :kind, :name, :email, :telephone, :at)\
      """)
  int reach(
      UUID id,
      UUID agreement,
      String kind,
      String name,
      String email,
      @Nullable String telephone,
      Instant at);
}
