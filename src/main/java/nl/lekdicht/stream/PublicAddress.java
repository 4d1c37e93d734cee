package nl.lekdicht.stream;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which network addresses are on the public internet, so that a webhook cannot be used to reach what stands beside the service.
 *
 * <p>IPv4: everything but the special-purpose blocks of the IANA registry (RFC 6890). IPv6: of what is given out for global use, 2000::/3,
 * everything but those blocks; so link-local, unique-local, multicast and the address that embeds IPv4 for NAT64 are out by themselves. An
 * IPv6 address that embeds an IPv4 one is never public, whatever it embeds: what it reaches is for some gateway to decide.
 */
final class PublicAddress {
  private static final List<Block> NOT_PUBLIC =
      List.of(
          Block.of("0.0.0.0/8"), // this network
          Block.of("10.0.0.0/8"), // private
          Block.of("100.64.0.0/10"), // shared by customers of one provider (CGNAT)
          Block.of("127.0.0.0/8"), // loopback
          Block.of("169.254.0.0/16"), // link-local, metadata of clouds
          Block.of("172.16.0.0/12"), // private
          Block.of("192.0.0.0/24"), // protocol assignments
          Block.of("192.0.2.0/24"), // documentation
          Block.of("192.31.196.0/24"), // AS112
          Block.of("192.52.193.0/24"), // AMT
          Block.of("192.88.99.0/24"), // relays of 6to4
          Block.of("192.168.0.0/16"), // private
          Block.of("192.175.48.0/24"), // AS112
          Block.of("198.18.0.0/15"), // benchmarks
          Block.of("198.51.100.0/24"), // documentation
          Block.of("203.0.113.0/24"), // documentation
          Block.of("224.0.0.0/4"), // multicast
          Block.of("240.0.0.0/4"), // reserved, broadcast
          Block.of("2001::/23"), // protocol assignments: Teredo, ORCHID, benchmarks
          Block.of("2001:db8::/32"), // documentation
          Block.of("2002::/16"), // 6to4
          Block.of("2620:4f:8000::/48"), // AS112
          Block.of("3fff::/20")); // documentation

  private static final Block GLOBAL_IPV6 = Block.of("2000::/3");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    return is(address.getAddress());
  }

  /**
   * @param address 4 or 16 bytes
   */
  static boolean is(byte[] address) {
    return (address.length == 4 || GLOBAL_IPV6.holds(address))
        && NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
  }

  /** All addresses whose first bits are these. */
  private static final class Block {
    private final byte[] first;
    private final int bits;

    private Block(byte[] first, int bits) {
      this.first = first;
      this.bits = bits;
    }

    static Block of(String text) {
      var parts = text.split("/", 2);
      return new Block(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
    }

    boolean holds(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      int whole = bits / 8;
      int mask = (0xff00 >> (bits % 8)) & 0xff;
      return Arrays.equals(address, 0, whole, first, 0, whole)
          && (mask == 0 || ((address[whole] ^ first[whole]) & mask) == 0);
    }
  }
}
