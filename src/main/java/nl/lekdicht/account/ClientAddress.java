package nl.lekdicht.account;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, for slowing down guesses. Behind a proxy that is the proxy, unless LEKDICHT_CLIENT_ADDRESS_HEADER names the
 * header in which that proxy puts its client last, as in X-Forwarded-For.
 */
@Singleton
final class ClientAddress {
  /** One subscriber of IPv6 has at least a /64. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final @Nullable String header;

  ClientAddress(@Property(name = "lekdicht.client-address-header") @Nullable String header) {
    this.header = header;
  }

  String of(HttpRequest<?> request) {
    if (header != null) {
      var hops = String.join(",", request.getHeaders().getAll(header));
      return hops.substring(hops.lastIndexOf(',') + 1).strip();
    }
    InetAddress address = request.getRemoteAddress().getAddress();
    return address instanceof Inet6Address
        ? Arrays.toString(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
        : address.getHostAddress();
  }
}
