package io.github.kiro4j.protocol.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "89504e470d0a1a0a0000000d49484452 00000140 000000f0",
        "474946383961 4001 f000 0000",
        "ffd8 ffe0 0004 0000 ff01 ffff c0 0008 08 00f0 0140 0000",
        "524946461600000057454250 56503820 00000000 000000 9d012a 4001 f000 0000",
        "524946461600000057454250 5650384c 00000000 2f 3fc13b10 0000",
        "524946461600000057454250 56503858 00000000 00000000 3f0100 ef0000 0000"
      })
  void everyFormatStatesItsSize(String hex) {
    assertThat(ImageHeader.sizeOf(file(hex))).hasValue(new PixelSize(320, 240));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8950", "424d0000000000000000000000000000", "ffd8ffe00010"})
  void aFileOfAnotherFormatOrWithoutAWholeHeaderHasNoSize(String hex) {
    assertThat(ImageHeader.sizeOf(file(hex))).isEmpty();
  }

  @Test
  void aTextThatIsNotBase64HasNoSize() {
    assertThat(ImageHeader.sizeOf(new Base64Bytes("iVBORw0KGgo*AAANSUhEUgAAAUAAAADw"))).isEmpty();
  }

  private static Base64Bytes file(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new Base64Bytes(Base64.getEncoder().encodeToString(bytes));
  }
}
