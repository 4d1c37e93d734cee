package nl.lekdicht.school;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SchoolDirectoryStore extends GenericRepository<SchoolEntry, String> {
  /** Lists are given with commas between. */
  @Introspected
  record Terms(
      UUID id,
      String brin,
      String schoolName,
      @Nullable String address,
      @Nullable String postcode,
      String place,
      @Nullable String chamberOfCommerce,
      @Nullable String sector,
      String language,
      String noticeHeadings,
      String noticeContacts,
      String dataKinds,
      String specialCategories,
      String peopleCategories) {}

  @Introspected
  record Reached(
      UUID agreementId, String kind, String name, String email, @Nullable String telephone) {}

  @Query(
      """
      select brin, min(school_name) as name, min(notice_hours) as notice_hours,
             (array_agg(cast(created_at at time zone 'Europe/Amsterdam' as date) order by notice_hours, created_at)
               filter (where notice_hours is not null))[1] as agreed_on
      from agreement
      where ended_at is null and brin = any (string_to_array(:brins, ','))
      group by brin
      order by brin
      limit :atMost
      """)
  List<SchoolEntry> underAgreement(String brins, int atMost);

  @Query(
      """
      select brin, min(school_name) as name, cast(null as integer) as notice_hours,
             cast(null as date) as agreed_on
      from agreement
      where brin = any (string_to_array(:brins, ','))
      group by brin
      order by brin
      limit :atMost
      """)
  List<SchoolEntry> everUnderAgreement(String brins, int atMost);

  @Query(
      """
      select id, brin, school_name, address, postcode, place, chamber_of_commerce, sector, language, notice_headings,
             array_to_string(notice_contacts, ',') as notice_contacts,
             array_to_string(data_kinds, ',') as data_kinds,
             array_to_string(special_categories, ',') as special_categories,
             array_to_string(people_categories, ',') as people_categories
      from agreement
      where ended_at is null and brin = any (string_to_array(:brins, ','))
      order by brin, created_at, id
      limit :atMost
      """)
  List<Terms> terms(String brins, int atMost);

  @Query(
      """
      select c.agreement_id, c.kind, c.name, c.email, c.telephone
      from agreement_contact c
      join agreement a on a.id = c.agreement_id
      where c.ended_at is null and a.ended_at is null and a.brin = any (string_to_array(:brins, ','))
      order by c.kind, c.name, c.id
      limit :atMost
      """)
  List<Reached> reached(String brins, int atMost);

  @Query("select name from supplier where id = :supplier")
  Optional<String> supplierName(UUID supplier);
}
