package io.github.kiro4j.cli.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  private static final int MARGIN = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://view.awsapps.com/start/#/device?user_code=ABCD-EFGH",
        "https://app.kiro.dev/account/device?user_code=ABCD-EFGH&login_provider=google"
      })
  void printedCodeIsReadAsTheAddress(String address) throws Exception {
    QrCode code = QrCode.of(address);

    assertThat(code.columns()).isLessThanOrEqualTo(80);
    assertThat(code.lines()).allMatch(line -> line.length() == code.columns());
    assertThat(new Decoder().decode(modules(code.lines())).getText()).isEqualTo(address);
  }

  /// The dark modules, out of the characters.
  private static BitMatrix modules(List<String> lines) {
    int size = lines.getFirst().length() - 2 * MARGIN;
    BitMatrix dark = new BitMatrix(size);
    for (int y = 0; y < size; y++) {
      String line = lines.get((y + MARGIN) / 2);
      for (int x = 0; x < size; x++) {
        if (isDark(line.charAt(x + MARGIN), (y + MARGIN) % 2 == 0)) {
          dark.set(x, y);
        }
      }
    }
    return dark;
  }

  private static boolean isDark(char character, boolean upper) {
    return character == ' ' || character == (upper ? '▄' : '▀');
  }
}
