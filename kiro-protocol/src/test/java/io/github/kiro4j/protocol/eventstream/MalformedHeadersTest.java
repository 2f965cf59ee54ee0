package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kiro4j.protocol.eventstream.EventStreamException.MalformedHeader;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedHeadersTest {

  private static final String CUT_NAME = "a header's name runs past the headers";
  private static final String CUT_VALUE = "a header's value runs past the headers";

  @ParameterizedTest
  @CsvSource({
    "00, 12, a header without a name",
    "016100 00, 15, a header without a name",
    "01, 12, " + CUT_NAME,
    "0161, 12, " + CUT_NAME,
    "056100, 12, " + CUT_NAME,
    "ff61, 12, " + CUT_NAME,
    "01ff00, 13, a header's name is not UTF-8",
    "02c08000, 13, a header's name is not UTF-8",
    "03eda08000, 13, a header's name is not UTF-8",
    "01610a, 14, unknown header type 10",
    "0161ff, 14, unknown header type 255",
    "016102, 15, " + CUT_VALUE,
    "01610301, 15, " + CUT_VALUE,
    "016104010203, 15, " + CUT_VALUE,
    "01610501020304050607, 15, " + CUT_VALUE,
    "016106, 15, " + CUT_VALUE,
    "01610600, 15, " + CUT_VALUE,
    "0161060001, 15, " + CUT_VALUE,
    "016107, 15, " + CUT_VALUE,
    "01610700, 15, " + CUT_VALUE,
    "016107000261, 15, " + CUT_VALUE,
    "016107ffff61, 15, " + CUT_VALUE,
    "01610801020304050607, 15, " + CUT_VALUE,
    "016109010203040506070809101112131415, 15, " + CUT_VALUE,
    "0161070001c3, 17, a header's string is not UTF-8",
    "016100 016101, 15, a header's name occurs twice",
    "02c3a900 0161020a 02c3a900, 20, a header's name occurs twice",
  })
  void malformedHeaderBlockFailsWithItsOffset(String block, long offset, String problem) {
    assertMalformed(HexFormat.of().parseHex(block.replace(" ", "")), offset, problem);
  }

  @Test
  void nameThatOccursTwiceAmongVeryManyIsFound() {
    byte[] block = Streams.concat(manyHeaders(15_000), manyHeaders(1));

    assertMalformed(block, 12 + 15_000 * 7, "a header's name occurs twice");
  }

  @Test
  void blockOfVeryManyHeadersIsReadWhole() throws Exception {
    List<Content> frames = Streams.decode(Streams.frameWithHeaderBlock(manyHeaders(15_000)));

    assertThat(frames.getFirst().headers())
        .hasSize(15_000)
        .endsWith(new Header("14999", new HeaderValue.Bool(true)));
  }

  @Test
  void longestStringOfTheEncodingIsRead() throws Exception {
    byte[] block = new byte[5 + 0xffff];
    System.arraycopy(HexFormat.of().parseHex("016107ffff"), 0, block, 0, 5);

    List<Content> frames = Streams.decode(Streams.frameWithHeaderBlock(block));

    assertThat(frames.getFirst().headers()).containsExactly(Header.text("a", "\0".repeat(0xffff)));
  }

  private static void assertMalformed(byte[] block, long offset, String problem) {
    byte[] good = FrameEncoder.error("Good", "frame before");
    byte[] stream = Streams.concat(good, Streams.frameWithHeaderBlock(block));

    MalformedHeader failure =
        catchThrowableOfType(MalformedHeader.class, () -> Streams.decode(stream));

    assertThat(failure).hasMessageStartingWith(problem);
    assertThat(failure.frameOffset()).isEqualTo(good.length);
    assertThat(failure.offset()).isEqualTo(good.length + offset);
  }

  /// True headers whose names are numbers of five digits.
  private static byte[] manyHeaders(int count) {
    return Streams.concat(
        IntStream.range(0, count)
            .mapToObj("\5%05d\0"::formatted)
            .map(header -> header.getBytes(US_ASCII))
            .toArray(byte[][]::new));
  }
}
