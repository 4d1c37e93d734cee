package nl.lekdicht.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dossier is all there is of an incident, and whoever has it checks it by the page that is in it, without us. */
class DossierTest {
  private static final byte[] LOG = new byte[1_500_000];
  private static final byte[] PDF = "%PDF-1.7 received".getBytes(UTF_8);

  private static Service service;
  private static Desktop manager;
  private static String incident;
  private static Map<String, byte[]> files = Map.of();

  @BeforeAll
  static void fill() throws IOException {
    service = Service.start();
    Cast cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    Desktop fg = Desktop.of(service, cast, "fg");
    incident = manager.open("rdp-device", "99XA", "99XB").get("id").asText();
    Postroom room = Postroom.of(manager, fg, incident);
    room.leave(room.notices("FIRST_NOTICE"));
    room.notices("FOLLOW_UP", "99XA");
    JsonNode drafts = room.leave(room.drafts("NEW", "99XA"));
    String filing = room.path("papers/%s/filing".formatted(Postroom.id(drafts.get(0))));
    Desktop.ok(manager.http().post(filing, room.filing("AP/2026 1", "The head")), 200);
    Desktop.ok(
        manager.http().putFile(filing + "/confirmation?name=ontvangst.pdf", "application/pdf", PDF),
        200);
    new Random(1).nextBytes(LOG);
    Desktop.ok(
        manager
            .http()
            .postFile(room.path("evidence?name=..%2F..%2Fetc%2Fpasswd"), "text/plain", LOG),
        201);
    Desktop.ok(manager.http().postFile(room.path("evidence?name=a.png"), "image/png", PDF), 201);
    files = unzipped();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Map<String, byte[]> unzipped() throws IOException {
    Map<String, byte[]> found = new LinkedHashMap<>();
    byte[] zip = manager.http().getBytes("/v1/incidents/%s/dossier".formatted(incident));
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(found.put(entry.getName(), in.readAllBytes())).isNull();
      }
    }
    return found;
  }

  private static byte[] file(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  private static JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(file(path));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void everything_is_there_in_one_order_under_plain_names() {
    assertThat(files.keySet())
        .containsExactly(
            "controleren.html",
            "check.html",
            "check.py",
            "summary.pdf",
            "journal.json",
            "index.json",
            "papers/0001-FIRST_NOTICE-1-99XA-nl.txt",
            "papers/0001-FIRST_NOTICE-1-99XA-nl.pdf",
            "papers/0002-FIRST_NOTICE-1-99XB-nl.txt",
            "papers/0002-FIRST_NOTICE-1-99XB-nl.pdf",
            "drafts/0003-AP_DRAFT-1-99XA-nl-filed-as-AP_2026_1.txt",
            "drafts/0003-AP_DRAFT-1-99XA-nl-filed-as-AP_2026_1-sheet.txt",
            "confirmations/0003-ontvangst.pdf",
            "evidence/0001-__.._etc_passwd",
            "evidence/0002-a.png",
            "SHA256SUMS");
    assertThat(file("evidence/0002-a.png")).isEqualTo(PDF);
    assertThat(files.keySet())
        .allMatch(path -> path.matches("[A-Za-z0-9._/-]+") && !path.contains("../"));
  }

  @Test
  void the_sums_the_chain_and_the_index_hold_as_the_page_says() throws Exception {
    Map<String, String> sums = new TreeMap<>();
    new String(file("SHA256SUMS"), UTF_8)
        .lines()
        .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
    for (var each : files.entrySet()) {
      if (!each.getKey().equals("SHA256SUMS")) {
        assertThat(sums.remove(each.getKey())).isEqualTo(sha256(each.getValue()));
      }
    }
    assertThat(sums).isEmpty();
    JsonNode journal = json("journal.json");
    String previous = "0".repeat(64);
    for (JsonNode entry : journal.get("entries")) {
      assertThat(entry.get("bodyDigest").asText())
          .isEqualTo(Chain.bodyDigest(entry.get("salt").asText(), entry.get("body").asText()));
      String lines =
          "lekdicht journal 1\nincident %s\nnumber %d\nat %s\nactor %s\nkind %s\nbody %s\nprevious %s\n"
              .formatted(
                  incident,
                  entry.get("number").asInt(),
                  entry.get("at").asText(),
                  entry.get("actor").asText(),
                  entry.get("kind").asText(),
                  entry.get("bodyDigest").asText(),
                  previous);
      previous = sha256(lines.getBytes(UTF_8));
      assertThat(entry.get("hash").asText()).isEqualTo(previous);
    }
    assertThat(journal.at("/head/hash").asText()).isEqualTo(previous);
    for (JsonNode listed : json("index.json").get("files")) {
      assertThat(sha256(file(listed.get("path").asText())))
          .isEqualTo(listed.get("sha256").asText());
      assertThat(new String(file("journal.json"), UTF_8))
          .contains(listed.get("sha256").asText(), listed.get("id").asText());
    }
  }

  @Test
  void the_summary_says_what_is_there() throws IOException {
    try (var pdf = Loader.loadPDF(file("summary.pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("Wat de deur uit ging", "Bewijs", "a.png", "Logboek", "evidence-kept");
    }
  }

  @Test
  void the_program_that_comes_along_says_that_it_is_sound_and_finds_every_byte_that_was_changed(
      @TempDir Path directory) throws Exception {
    Assumptions.assumeTrue(hasPython());
    unpack(directory);
    assertThat(check(directory)).startsWith("0 Sound: 15 files");
    List<String> missed = new ArrayList<>();
    Random random = new Random(7);
    for (var each : files.entrySet()) {
      Path file = directory.resolve(each.getKey());
      if (each.getKey().equals("check.py")) {
        continue; // What checks cannot be trusted once it is changed: sha256sum finds it.
      }
      byte[] changed = each.getValue().clone();
      changed[random.nextInt(changed.length)] ^= 1;
      Files.write(file, changed);
      if (!check(directory).startsWith("1 ")) {
        missed.add(each.getKey());
      }
      Files.write(file, each.getValue());
    }
    assertThat(missed).isEmpty();
    Path stray = Files.writeString(directory.resolve("papers/stray.txt"), "x");
    assertThat(check(directory)).startsWith("1 papers/stray.txt: is not listed");
    Files.delete(stray);
    Files.delete(directory.resolve("evidence/0002-a.png"));
    assertThat(check(directory)).startsWith("1 evidence/0002-a.png: is missing");
  }

  @Test
  void who_changes_the_sums_along_is_found_by_the_journal(@TempDir Path directory)
      throws Exception {
    Assumptions.assumeTrue(hasPython());
    unpack(directory);
    String path = "evidence/0002-a.png";
    Files.writeString(directory.resolve(path), "another picture");
    String is = sha256("another picture".getBytes(UTF_8));
    for (String list : List.of("SHA256SUMS", "index.json")) {
      String text = Files.readString(directory.resolve(list)).replace(sha256(PDF), is);
      Files.writeString(directory.resolve(list), text);
    }
    String index = Files.readString(directory.resolve("index.json"));
    Files.writeString(
        directory.resolve("SHA256SUMS"),
        Files.readString(directory.resolve("SHA256SUMS"))
            .replace(sha256(file("index.json")), sha256(index.getBytes(UTF_8))));

    assertThat(check(directory)).startsWith("1 ").contains("the journal does not hold its digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"papers-sent", "draft-filed", "confirmation-kept", "evidence-kept"})
  void what_was_taken_out_with_its_lines_in_the_lists_is_missed_by_the_journal(
      String kind, @TempDir Path directory) throws Exception {
    Assumptions.assumeTrue(hasPython());
    unpack(directory);
    ObjectNode index = (ObjectNode) json("index.json");
    ArrayNode listed = (ArrayNode) index.get("files");
    JsonNode gone = take(listed, kind);
    Files.delete(directory.resolve(gone.get("path").asText()));
    Files.writeString(directory.resolve("index.json"), index.toString());
    sumAnew(directory);

    assertThat(check(directory))
        .startsWith("1 ")
        .contains("%s %s: is in the journal and not here".formatted(kind, gone.get("id").asText()));
  }

  private static JsonNode take(ArrayNode listed, String kind) {
    for (int i = 0; i < listed.size(); i++) {
      if (listed.get(i).get("kind").asText().equals(kind)) {
        return listed.remove(i);
      }
    }
    throw new AssertionError("no file of " + kind);
  }

  @Test
  void an_entry_whose_body_was_taken_out_is_a_fault(@TempDir Path directory) throws Exception {
    Assumptions.assumeTrue(hasPython());
    unpack(directory);
    ObjectNode index = (ObjectNode) json("index.json");
    ArrayNode listed = (ArrayNode) index.get("files");
    for (int i = 0; i < 2; i++) {
      Files.delete(directory.resolve(take(listed, "evidence-kept").get("path").asText()));
    }
    JsonNode journal = json("journal.json");
    for (JsonNode entry : journal.get("entries")) {
      if (entry.get("kind").asText().equals("evidence-kept")) {
        ((ObjectNode) entry).putNull("body").putNull("salt");
      }
    }
    Files.writeString(directory.resolve("index.json"), index.toString());
    Files.writeString(directory.resolve("journal.json"), journal.toString());
    sumAnew(directory);

    assertThat(check(directory)).startsWith("1 ").contains("its body was taken out");
  }

  private static void unpack(Path directory) throws IOException {
    for (var each : files.entrySet()) {
      Path file = directory.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  /** As somebody does who wants it to look whole. */
  private static void sumAnew(Path directory) throws Exception {
    StringBuilder sums = new StringBuilder();
    for (String path : files.keySet()) {
      Path file = directory.resolve(path);
      if (Files.exists(file) && !path.equals("SHA256SUMS")) {
        sums.append(sha256(Files.readAllBytes(file))).append("  ").append(path).append('\n');
      }
    }
    Files.writeString(directory.resolve("SHA256SUMS"), sums);
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The exit code and what it said. */
  private static String check(Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-B", directory.resolve("check.py").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + " " + said;
  }
}
