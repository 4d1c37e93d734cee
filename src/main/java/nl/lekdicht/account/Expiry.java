package nl.lekdicht.account;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.ExpirationJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Date;

/** A token is dead from the moment that it names on, by the clock of the service. One that names none is dead. */
@Singleton
@Replaces(ExpirationJwtClaimsValidator.class)
final class Expiry<T> implements GenericJwtClaimsValidator<T> {
  private final InstantSource clock;

  Expiry(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public boolean validate(Claims claims, T request) {
    return claims.get("exp") instanceof Date expiry && clock.instant().isBefore(expiry.toInstant());
  }
}
