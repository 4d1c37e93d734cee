package nl.lekdicht.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Gives a controller the {@link Viewer} that the access token names. */
@Singleton
final class ViewerBinder implements TypedRequestArgumentBinder<Viewer> {
  @Override
  public Argument<Viewer> argumentType() {
    return Argument.of(Viewer.class);
  }

  @Override
  public BindingResult<Viewer> bind(
      ArgumentConversionContext<Viewer> context, HttpRequest<?> request) {
    var viewer = request.getUserPrincipal(Authentication.class).map(ViewerBinder::viewer);
    return () -> viewer;
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
