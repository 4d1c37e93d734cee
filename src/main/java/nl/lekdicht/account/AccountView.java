package nl.lekdicht.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Role;
import org.jspecify.annotations.Nullable;

/** An account as an administrator sees it. */
@Serdeable
record AccountView(
    UUID id,
    String username,
    String displayName,
    List<Role> roles,
    String locale,
    @Nullable String school,
    @Nullable String email,
    Instant createdAt,
    @Nullable Instant closedAt) {
  static AccountView of(AccountRow row) {
    return new AccountView(
        row.id(),
        row.username(),
        row.displayName(),
        List.of(row.roles().split(",")).stream().map(Role::valueOf).toList(),
        row.locale(),
        row.brin(),
        row.email(),
        row.createdAt(),
        row.closedAt());
  }

  /** A page of accounts. */
  @Serdeable
  record Page(List<AccountView> items, @Nullable String nextCursor) {}

  /** A new account with its first secret: a password for a person, a client id and secret for a school's system. */
  @Serdeable
  record Opened(
      UUID id,
      String username,
      String displayName,
      List<Role> roles,
      String locale,
      @Nullable String school,
      @Nullable String email,
      Instant createdAt,
      @Nullable Instant closedAt,
      @Nullable String password,
      @Nullable String clientId,
      @Nullable String clientSecret) {
    static Opened of(AccountView account, String secret) {
      var system = account.roles().contains(Role.SCHOOL_SYSTEM);
      return new Opened(
          account.id(),
          account.username(),
          account.displayName(),
          account.roles(),
          account.locale(),
          account.school(),
          account.email(),
          account.createdAt(),
          account.closedAt(),
          system ? null : secret,
          system ? account.username() : null,
          system ? secret : null);
    }
  }
}
