package nl.lekdicht.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import nl.lekdicht.watch.Watch;
import nl.lekdicht.web.Styles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Demo mode keeps mail and shows it, to this machine only. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailPagesTest {
  private static Service service;
  private static Writing writing;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    service = Service.demo(directory.resolve("data"), Map.of("micronaut.server.host", "0.0.0.0"));
    writing = Writing.at(service, DemoSupplier.in(service));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  @Order(1)
  void at_first_there_is_none() {
    assertThat(get("/mail").body()).contains("No mail was written yet");
  }

  @Test
  @Order(2)
  void mail_is_kept_and_shown_as_text_and_html_and_the_courier_leaves_it() {
    writing.post(
        writing.posting(
            "kept",
            "noor@example.nl",
            Writing.letter("2026-0001: <script>alert(1)</script>", "Eerste <b>alinea</b>.", "🧯")));
    assertThat(writing.send()).isZero();
    assertThat(writing.rows("state")).containsOnly("KEPT");

    Answer list = get("/mail");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.header("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(list.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "script-src");
    assertThat(list.header("Cache-Control")).contains("no-store");
    assertThat(list.body())
        .contains("<html lang=\"en\">", "noor@example.nl", "2026-0001: &lt;script&gt;")
        .doesNotContain("<script");

    String id = writing.rows("id").getFirst();
    Answer one = get("/mail/" + id);
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.body())
        .contains("<p>Eerste &lt;b&gt;alinea&lt;/b&gt;.</p>", "🧯", Writing.LINK.toString())
        .contains("Monday 23 November 2026, 10:00:00")
        .doesNotContain("<script", "<b>");
  }

  @Test
  @Order(3)
  void pages_follow_each_other_latest_first_and_miss_nothing() {
    service.clock().forward(Duration.ofMinutes(1));
    writing.postAll(
        IntStream.range(0, 120)
            .mapToObj(
                i -> writing.posting("page " + i, "bram@example.nl", Writing.letter("Number " + i)))
            .toList());

    String first = get("/mail").body();
    String second = get(older(first).orElseThrow()).body();
    String third = get(older(second).orElseThrow()).body();
    assertThat(count(first)).isEqualTo(50);
    assertThat(count(second)).isEqualTo(50);
    assertThat(count(third)).isEqualTo(21);
    assertThat(older(third)).isEmpty();
    assertThat(third).contains("2026-0001");
    assertThat(get("/mail?cursor=bm9uZQ").status()).isEqualTo(400);
    assertThat(get("/mail?page=2").status()).isEqualTo(400);
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(get("/mail/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(get("/styles/000000000000/lekdicht.css").status()).isEqualTo(404);
  }

  @Test
  void styles_have_a_version_in_their_address_and_may_be_kept_for_ever() {
    Answer styles = get(Styles.PATH);
    assertThat(styles.status()).isEqualTo(200);
    assertThat(styles.header("Content-Type").orElseThrow()).startsWith("text/css");
    assertThat(styles.header("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(get("/mail").body()).contains(Styles.PATH);
  }

  @Test
  void health_is_well_though_nothing_is_sent() {
    service.bean(Watch.class).runOnce(service.clock().forward(Duration.ofHours(1)));
    assertThat(get("/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example.com", "localhost.evil.example.com", "127.0.0.1.example.com", ""})
  void a_name_that_is_not_this_machine_s_gets_nothing(String host) throws IOException {
    assertThat(statusWith(InetAddress.getLoopbackAddress(), host)).isEqualTo(404);
  }

  @Test
  void this_machine_by_its_names_gets_the_page() throws IOException {
    for (String host : new String[] {"localhost", "127.0.0.1:8080", "[::1]:8080"}) {
      assertThat(statusWith(InetAddress.getLoopbackAddress(), host)).isEqualTo(200);
    }
  }

  @Test
  void a_caller_from_elsewhere_gets_nothing() throws IOException {
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
            .findFirst();
    Assumptions.assumeTrue(outside.isPresent(), "this machine has no address but its own");
    assertThat(statusWith(outside.orElseThrow(), "localhost")).isEqualTo(404);
  }

  private static Answer get(String path) {
    return Http.of(service.baseUri().resolve("http://127.0.0.1:" + service.baseUri().getPort()))
        .get(path);
  }

  private static int count(String page) {
    return page.split("<li>", -1).length - 1;
  }

  private static Optional<String> older(String page) {
    var link = Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\">").matcher(page);
    return link.find() ? Optional.of(link.group(1).replace("&amp;", "&")) : Optional.empty();
  }

  private static int statusWith(InetAddress address, String host) throws IOException {
    try (Socket socket = new Socket(address, service.baseUri().getPort())) {
      OutputStream out = socket.getOutputStream();
      String request =
          "GET /mail HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
