package nl.lekdicht.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import nl.lekdicht.database.Viewer;

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
    var viewer = SignedIn.find(request);
    return () -> viewer;
  }
}
