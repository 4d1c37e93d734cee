package nl.lekdicht.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2003::1",
        "3ffe::1",
        "3fff:1000::"
      })
  void is_public(String literal) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(literal))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.0.0",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.255",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2002:808:808::1",
        "3fff::1",
        "3fff:fff:ffff::1",
        "4000::1",
        "fc00::1",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1"
      })
  void is_not_public(String literal) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(literal))).isFalse();
  }

  @Test
  void an_address_that_embeds_another_is_not_public_whatever_it_embeds() {
    assertThat(PublicAddress.is(HexFormat.of().parseHex("00000000000000000000ffff08080808")))
        .isFalse();
    assertThat(PublicAddress.is(HexFormat.of().parseHex("00000000000000000000ffff7f000001")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://hooks.example.nl/            | must begin with https://",
        "ftp://hooks.example.nl/             | must begin with https://",
        "https://somebody:word@example.nl/   | must hold no name and password",
        "https://example.nl/#part            | must hold no fragment (#)",
        "https://example.nl:0/               | must name a port from 1 to 65535, or none",
        "https://example.nl:70000/           | must name a port from 1 to 65535, or none",
        "https:///hook                       | must name a host",
        "https://under_score.example.nl/     | must name a host",
        "https://a b/                        | must be an address, such as https://hooks.example.nl/lekdicht",
        "hook                                | must begin with https://"
      })
  void an_address_that_cannot_be_posted_to_is_refused(String address, String rule) {
    assertThat(new Addresses(false, false).findFault(address.strip())).contains(rule);
  }

  @Test
  void plain_http_is_taken_only_where_the_settings_allow_it() {
    assertThat(new Addresses(false, true).findFault("http://hooks.example.nl/")).isEmpty();
    assertThat(new Addresses(false, false).findFault("https://hooks.example.nl/in?a=b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://[::ffff:8.8.8.8]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[2002:808:808::1]/",
        "https://2130706433/",
        "https://169.254.169.254/latest/meta-data"
      })
  void a_host_that_is_not_public_is_refused_when_it_is_looked_up(String address) {
    var addresses = new Addresses(false, false);
    assertThat(refusal(addresses, address)).startsWith("must ");
    assertThat(refusal(new Addresses(true, false), "https://127.0.0.1/")).isEmpty();
  }

  private static String refusal(Addresses addresses, String address) {
    if (addresses.findFault(address).isPresent()) {
      return addresses.findFault(address).get();
    }
    try {
      addresses.of(java.net.URI.create(address));
      return "";
    } catch (Addresses.Refused refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
