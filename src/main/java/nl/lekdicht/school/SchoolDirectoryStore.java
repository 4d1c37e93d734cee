package nl.lekdicht.school;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SchoolDirectoryStore extends GenericRepository<SchoolEntry, String> {

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

  @Query("select name from supplier where id = :supplier")
  Optional<String> supplierName(UUID supplier);
}
