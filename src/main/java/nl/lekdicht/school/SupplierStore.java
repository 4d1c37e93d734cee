package nl.lekdicht.school;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SupplierStore extends GenericRepository<SupplierStore.Row, UUID> {
  @MappedEntity("supplier")
  @Introspected
  record Row(
      @Id UUID id,
      String name,
      @Nullable String address,
      @Nullable String postcode,
      @Nullable String place,
      @Nullable String chamberOfCommerce,
      @Nullable String telephone,
      @Nullable String email,
      @Nullable String fgName,
      @Nullable String fgTelephone,
      @Nullable String fgEmail) {
    SupplierFile file() {
      return new SupplierFile(
          name,
          address,
          postcode,
          place,
          chamberOfCommerce,
          telephone,
          email,
          new SupplierFile.Officer(fgName, fgTelephone, fgEmail));
    }
  }

  @Query(
      """
      select id, name, address, postcode, place, chamber_of_commerce, telephone, email, fg_name, fg_telephone, fg_email
        from supplier
       where id = :supplier\
      """)
  Optional<Row> find(UUID supplier);

  @Query(
      """
      update supplier
         set name = :name, address = :address, postcode = :postcode, place = :place, chamber_of_commerce = :chamberOfCommerce,
             telephone = :telephone, email = :email, fg_name = :fgName, fg_telephone = :fgTelephone, fg_email = :fgEmail
       where id = :supplier\
      """)
  int describe(
      UUID supplier,
      String name,
      @Nullable String address,
      @Nullable String postcode,
      @Nullable String place,
      @Nullable String chamberOfCommerce,
      @Nullable String telephone,
      @Nullable String email,
      @Nullable String fgName,
      @Nullable String fgTelephone,
      @Nullable String fgEmail);
}
