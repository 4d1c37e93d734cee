package nl.lekdicht.account;

import com.nimbusds.jose.JWSAlgorithm;
import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Singleton;

/** The signature that access tokens are made and checked with. */
@Factory
final class TokenSigning {
  @Singleton
  SignatureGeneratorConfiguration signature(ServerKey key) {
    var configuration = new SecretSignatureConfiguration("lekdicht");
    configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
    configuration.setSecret(key.signingKey());
    return new SecretSignature(configuration);
  }
}
