package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportDigestTest {
  private static final UUID SUPPLIER = UUID.fromString("019aa1b2-0000-7000-8000-000000000002");
  private static final UUID IMPORT = UUID.fromString("019aa1b2-0000-7000-8000-000000000001");
  private static final UUID ACTOR = UUID.fromString("019aa1b2-0000-7000-8000-00000000000a");
  private static final UUID ENTRY = UUID.fromString("019aa1b2-0000-7000-8000-00000000000b");
  private static final String SALT = "000102030405060708090a0b0c0d0e0f";
  private static final String CONTENT = "{\"NUMBER\":\"7\",\"KIND\":\"PERSONAL_DATA_BREACH\"}";

  private static ImportDigest digest(String previous) {
    return new ImportDigest(
        SUPPLIER,
        IMPORT,
        1,
        Instant.parse("2026-11-22T03:04:05.123Z"),
        ACTOR,
        "register.xlsx",
        ImportDigest.of("file"),
        "{}",
        12,
        10,
        1,
        previous);
  }

  private static String sha256(byte[]... parts) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      sha.update(part);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  @Test
  void the_digest_is_of_exactly_these_bytes() throws Exception {
    String line = sha256(HexFormat.of().parseHex(SALT), CONTENT.getBytes(StandardCharsets.UTF_8));
    assertThat(ImportDigest.ofLine(SALT, CONTENT))
        .isEqualTo(line)
        .isEqualTo("76983c80588b30cd9870dfd26c03309095b08fad3bd417e99f896260801b711f");
    ImportDigest digest = digest(ImportDigest.NOTHING_BEFORE);
    digest.add(5, ENTRY, 1, "7", line);
    String text =
        """
        lekdicht import 1
        supplier 019aa1b2-0000-7000-8000-000000000002
        import 019aa1b2-0000-7000-8000-000000000001
        number 1
        at 2026-11-22T03:04:05.123Z
        actor 019aa1b2-0000-7000-8000-00000000000a
        name %s
        file %s
        mapping %s
        lines 12
        fresh 10
        changed 1
        previous %s
        entry 5 019aa1b2-0000-7000-8000-00000000000b 1 %s %s
        """
            .formatted(
                sha256("register.xlsx".getBytes(StandardCharsets.UTF_8)),
                sha256("file".getBytes(StandardCharsets.UTF_8)),
                sha256("{}".getBytes(StandardCharsets.UTF_8)),
                "0".repeat(64),
                sha256("7".getBytes(StandardCharsets.UTF_8)),
                line);
    assertThat(digest.hex())
        .isEqualTo(sha256(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("03355357d0afab5e35e621b92151d5837b00b6e1712978bac9fb9a33befa5b9a");
  }

  @Test
  void what_came_before_counts() {
    assertThat(digest(ImportDigest.NOTHING_BEFORE).hex())
        .isNotEqualTo(digest("1".repeat(64)).hex());
  }

  @Test
  void a_salt_of_another_length_is_none() {
    assertThatThrownBy(() -> ImportDigest.ofLine(SALT + "00", CONTENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_mapping_and_its_text_are_each_other_s_inverse() {
    Mapping mapping =
        new Mapping(
            "Blad \"1\"",
            4,
            null,
            true,
            List.of(
                new Mapping.Column("A", Target.NUMBER, Map.of()),
                new Mapping.Column("AC", Target.SCHOOLS, Map.of("Het Baken", "99XB"))),
            List.of(new Mapping.Fixed(Target.KIND, "datalek")));
    String text = MappingText.of(mapping);
    assertThat(text)
        .isEqualTo(
            "{\"sheet\":\"Blad \\\"1\\\"\",\"headingRow\":4,\"lastRow\":null,\"monthFirst\":true,\"columns\":[{\"column\":\"A\",\"target\":\"NUMBER\",\"translations\":[]},{\"column\":\"AC\",\"target\":\"SCHOOLS\",\"translations\":[[\"Het Baken\",\"99XB\"]]}],\"fixed\":[[\"KIND\",\"datalek\"]]}");
    assertThat(MappingText.parse(text)).isEqualTo(mapping);
    assertThatThrownBy(() -> MappingText.parse("{}")).isInstanceOf(IllegalArgumentException.class);
  }
}
