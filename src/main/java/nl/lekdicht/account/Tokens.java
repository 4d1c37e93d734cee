package nl.lekdicht.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Sha256;

/**
 * Access and refresh tokens. Both are made of the row of the refresh token and the key of the service alone, so that a lost answer can be
 * given again while the database holds no token: a refresh token is the row's id and 256 bits that only the service can make of it.
 */
@Singleton
final class Tokens {
  static final Duration ACCESS = Duration.ofMinutes(15);

  private static final int ID_BYTES = 16;
  private static final int SEAL_BYTES = 32;

  private final ServerKey key;
  private final SignatureGeneratorConfiguration signature;

  Tokens(ServerKey key, SignatureGeneratorConfiguration signature) {
    this.key = key;
    this.signature = signature;
  }

  /**
   * What a client gets.
   *
   * @param expiresIn seconds that the access token lives
   */
  @Serdeable
  record Pair(String accessToken, String refreshToken, long expiresIn, String tokenType) {}

  /** A refresh token as it was presented; whether it is ours is for the digest to say. */
  record Presented(UUID id, String digest) {}

  Pair pair(SignInStore.Issued issued, SignInStore.Credentials account) {
    return new Pair(access(issued, account), refresh(issued.id()), ACCESS.toSeconds(), "Bearer");
  }

  /** What is kept of a refresh token: the SHA-256 of its secret part. */
  String digest(UUID id) {
    return Sha256.hex(seal(id));
  }

  Optional<Presented> presented(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != ID_BYTES + SEAL_BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var id = new UUID(buffer.getLong(), buffer.getLong());
    var secret = new byte[SEAL_BYTES];
    buffer.get(secret);
    return Optional.of(new Presented(id, Sha256.hex(secret)));
  }

  private String refresh(UUID id) {
    var bytes =
        ByteBuffer.allocate(ID_BYTES + SEAL_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(seal(id))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String access(SignInStore.Issued issued, SignInStore.Credentials account) {
    var claims =
        new JWTClaimsSet.Builder()
            .jwtID(issued.id().toString())
            .subject(account.id().toString())
            .claim("sid", issued.sessionId().toString())
            .claim("roles", List.of(account.roles().split(",")))
            .issueTime(Date.from(issued.issuedAt()))
            .expirationTime(Date.from(issued.issuedAt().plus(ACCESS)));
    if (account.supplierId() != null) {
      claims.claim("supplier", account.supplierId().toString());
    }
    if (account.brin() != null) {
      claims.claim("school", account.brin());
    }
    try {
      return signature.sign(claims.build()).serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] seal(UUID id) {
    return key.seal(ServerKey.Purpose.REFRESH_TOKEN, id.toString());
  }
}
