package nl.lekdicht.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The literal digests were computed by another program: keys that are stored must be found again by later versions. */
final class RequestKeyTest {
  private static final UUID ACCOUNT = UUID.fromString("019aa1b2-0000-7000-8000-00000000000a");
  private static final RequestKey KEY = key(ACCOUNT, "retry-1", "POST", "/v1/reports", "{\"a\":1}");

  private static RequestKey key(UUID account, String key, String method, String path, String body) {
    return RequestKey.of(account, key, method, path, body.getBytes(UTF_8));
  }

  @Test
  void the_same_request_under_the_same_name_has_the_same_key() {
    assertThat(KEY.id()).isEqualTo(UUID.fromString("f4780372-3e2e-75f3-c5da-ae057132ea5f"));
    assertThat(KEY.fingerprint()).isEqualTo(0x246fc5ebfcdd9919L);
  }

  @Test
  void keys_of_different_accounts_never_meet() {
    assertThat(key(new UUID(1, 1), "retry-1", "POST", "/v1/reports", "{\"a\":1}").id())
        .isNotEqualTo(KEY.id());
    assertThat(key(ACCOUNT, "retry-2", "POST", "/v1/reports", "{\"a\":1}").id())
        .isNotEqualTo(KEY.id());
  }

  @Test
  void another_method_path_or_body_has_another_fingerprint_under_the_same_id() {
    for (RequestKey other :
        new RequestKey[] {
          key(ACCOUNT, "retry-1", "PUT", "/v1/reports", "{\"a\":1}"),
          key(ACCOUNT, "retry-1", "POST", "/v1/incidents", "{\"a\":1}"),
          key(ACCOUNT, "retry-1", "POST", "/v1/reports", "{\"a\":2}"),
          key(ACCOUNT, "retry-1", "POST", "/v1/reports", "")
        }) {
      assertThat(other.id()).isEqualTo(KEY.id());
      assertThat(other.fingerprint()).isNotEqualTo(KEY.fingerprint());
    }
  }
}
