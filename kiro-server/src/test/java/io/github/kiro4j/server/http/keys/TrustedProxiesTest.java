package io.github.kiro4j.server.http.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/33", "::1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 1.1.1.1                        | 198.51.100.1",
        "10.1.2.3     | 1.1.1.1                        | 1.1.1.1",
        "10.1.2.3     | 6.6.6.6, 1.1.1.1               | 1.1.1.1",
        "10.1.2.3     | 6.6.6.6, 1.1.1.1, 10.9.9.9     | 1.1.1.1",
        "10.1.2.3     | 10.1.1.1, 10.2.2.2             | 10.1.1.1",
        "192.0.2.7    | 1.1.1.1:4711                   | 1.1.1.1",
        "192.0.2.8    | 1.1.1.1                        | 192.0.2.8",
        "0:0:0:0:0:0:0:1 | [2001:db9::1]:80            | 2001:db9:0:0:0:0:0:1",
        "2001:db8:7fff::1 | 1.1.1.1                    | 1.1.1.1",
        "2001:db8:8000::1 | 1.1.1.1                    | 2001:db8:8000::1",
        "10.1.2.3     | evil.example                   | 10.1.2.3",
        "10.1.2.3     | 1.1.1.1, unknown               | 10.1.2.3",
        "10.1.2.3     | ''                             | 10.1.2.3",
      })
  void theSourceIsTheLastAddressThatIsNoTrustedProxy(
      String peer, String forwardedFor, String source) {
    assertThat(proxies.source(peer, List.of(forwardedFor))).isEqualTo(source);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(proxies.source("10.1.2.3", List.of("6.6.6.6", "1.1.1.1", "10.0.0.1")))
        .isEqualTo("1.1.1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "", "::/129"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.of(List.of(range)));
  }
}
