package nl.lekdicht.stream;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where webhooks may go: https, to hosts all of whose addresses are public. Asked when a webhook is made and again before every request,
 * which then goes to an address that was looked at: a name that changes its mind in between (DNS rebinding) gains nothing.
 */
@Singleton
final class Addresses {
  private final boolean allowPrivate;
  private final boolean allowHttp;

  Addresses(
      @Value("${lekdicht.webhooks.allow-private:false}") boolean allowPrivate,
      @Value("${lekdicht.webhooks.allow-http:false}") boolean allowHttp) {
    this.allowPrivate = allowPrivate;
    this.allowHttp = allowHttp;
  }

  /** The host is not to be reached by webhooks, or cannot be found. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String rule) {
      super(rule, null, false, false);
    }
  }

  /** What is wrong with the text of an address; looks nothing up. */
  Optional<String> findFault(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.of("must be an address, such as https://hooks.example.nl/lekdicht");
    }
    var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
      return Optional.of(
          allowHttp ? "must begin with https:// or http://" : "must begin with https://");
    }
    if (address.getHost() == null || address.getHost().isEmpty()) {
      return Optional.of("must name a host");
    }
    if (address.getRawUserInfo() != null) {
      return Optional.of("must hold no name and password");
    }
    if (address.getRawFragment() != null) {
      return Optional.of("must hold no fragment (#)");
    }
    if (address.getPort() == 0 || address.getPort() > 65_535) {
      return Optional.of("must name a port from 1 to 65535, or none");
    }
    return Optional.empty();
  }

  /** The addresses of the host, all of them allowed. Looks the name up. */
  List<InetAddress> of(URI address) throws Refused {
    var host = address.getHost();
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new Refused("must name a host that can be found");
    }
    if (!allowPrivate && !Arrays.stream(found).allMatch(one -> isPublic(host, one))) {
      throw new Refused("must lead to public addresses only");
    }
    return List.of(found);
  }

  private static boolean isPublic(String host, InetAddress address) {
    // Java gives ::ffff:192.0.2.1 as the IPv4 address that it embeds.
    boolean embedded = host.startsWith("[") && address instanceof Inet4Address;
    return !embedded && PublicAddress.is(address);
  }
}
