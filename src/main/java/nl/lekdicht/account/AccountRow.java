package nl.lekdicht.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as it is stored, without its secret; the roles with commas between them. */
@MappedEntity("account")
@Introspected
record AccountRow(
    @Id UUID id,
    String username,
    String displayName,
    String roles,
    String locale,
    @Nullable String brin,
    @Nullable String email,
    Instant createdAt,
    @Nullable Instant closedAt) {}
