package nl.lekdicht.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Whom the access token of a request names. Whether the session still lives is for the database to say. */
public final class SignedIn {
  private SignedIn() {}

  /** Empty when nobody is signed in. */
  public static Optional<Viewer> find(HttpRequest<?> request) {
    return request.getUserPrincipal(Authentication.class).map(SignedIn::viewer);
  }

  private static Viewer viewer(Authentication authentication) {
    var supplier = claim(authentication, "supplier");
    return new Viewer(
        UUID.fromString(authentication.getName()),
        UUID.fromString(Optional.ofNullable(claim(authentication, "sid")).orElseThrow()),
        supplier == null ? null : UUID.fromString(supplier),
        claim(authentication, "school"),
        authentication.getRoles().stream().map(Role::valueOf).collect(Collectors.toSet()));
  }

  private static @Nullable String claim(Authentication authentication, String name) {
    return authentication.getAttributes().get(name) instanceof String value ? value : null;
  }
}
