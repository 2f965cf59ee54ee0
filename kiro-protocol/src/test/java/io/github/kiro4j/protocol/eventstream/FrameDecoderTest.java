package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.kiro4j.protocol.eventstream.EventStreamException.InvalidLength;
import io.github.kiro4j.protocol.eventstream.EventStreamException.MessageChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.PreludeChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.Truncated;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameDecoderTest {

  private static final byte[] HI = event("{\"content\":\"Hi\"}");
  private static final byte[] THERE = event("{\"content\":\" there\"}");

  private final FrameDecoder decoder = new FrameDecoder();

  @Test
  void completeFramesAreViewsOfTheFedArray() throws Exception {
    byte[] stream = Streams.concat(HI, THERE);

    decoder.feed(stream, 0, stream.length);

    assertThat(payload(decoder.next()).array()).isSameAs(stream);
    assertThat(payload(decoder.next()).array()).isSameAs(stream);
    assertThat(decoder.next()).isNull();
    decoder.finish();
  }

  @Test
  void onlyTheGivenRangeOfAnArrayIsRead() throws Exception {
    byte[] array = Streams.concat(new byte[7], HI, new byte[9]);

    decoder.feed(array, 7, HI.length);

    assertThat(payload(decoder.next()).copy()).asString(UTF_8).isEqualTo("{\"content\":\"Hi\"}");
    assertThat(decoder.next()).isNull();
    decoder.finish();
  }

  @Test
  void frameIsReturnedWithItsLastByteAndNotBefore() throws Exception {
    for (int i = 0; i < HI.length - 1; i++) {
      decoder.feed(HI, i, 1);
      assertThat(decoder.next()).isNull();
    }

    decoder.feed(HI, HI.length - 1, 1);

    assertThat(payload(decoder.next()).copy()).asString(UTF_8).isEqualTo("{\"content\":\"Hi\"}");
  }

  @Test
  void frameThatSpansFeedsSurvivesTheReuseOfTheFedArray() throws Exception {
    byte[] buffer = Arrays.copyOf(HI, 50);
    decoder.feed(buffer, 0, 50);
    assertThat(decoder.next()).isNull();
    Arrays.fill(buffer, (byte) 0);

    decoder.feed(HI, 50, HI.length - 50);

    assertThat(payload(decoder.next()).copy()).asString(UTF_8).isEqualTo("{\"content\":\"Hi\"}");
  }

  @Test
  void largestFrameInSingleBytesTakesTimeInProportionToItsLength() throws Exception {
    byte[] payload = new byte[FrameLimits.MAX_PAYLOAD];
    Arrays.fill(payload, (byte) 'x');
    byte[] stream = Streams.concat(event(payload), HI);

    List<Content> frames = Streams.decode(stream, List.of(1));

    assertThat(frames).hasSize(2);
    assertThat(frames.getFirst().payload()).isEqualTo(ByteSlice.of(payload));
  }

  @Test
  void announcedLengthTakesNoMemoryBeforeItsBytesAreThere() throws Exception {
    byte[] prelude = Streams.prelude(FrameLimits.MAX_PAYLOAD + Prelude.OVERHEAD, 0);
    decoder.feed(prelude, 0, prelude.length);

    long before = allocatedBytes();
    Frame frame = decoder.next();

    assertThat(allocatedBytes() - before).isLessThan(1024 * 1024);
    assertThat(frame).isNull();
  }

  @Test
  void damagedPreludeFailsWithItsTwelfthByte() throws Exception {
    byte[] stream = HI.clone();
    stream[0] ^= 1;
    decoder.feed(stream, 0, 11);
    assertThat(decoder.next()).isNull();

    decoder.feed(stream, 11, 1);

    assertThatThrownBy(decoder::next).isExactlyInstanceOf(PreludeChecksum.class);
  }

  @Test
  void bodyThatIsNoEventStreamFailsAtItsPrelude() {
    byte[] body = "{\"message\":\"Bad gateway\"}".getBytes(UTF_8);

    assertThatThrownBy(() -> Streams.decode(body))
        .isExactlyInstanceOf(PreludeChecksum.class)
        .hasMessageNotContaining("gateway");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, a total length of 0 is less than an empty frame",
    "15, 0, 0, a total length of 15 is less than an empty frame",
    "16, 1, 4, 1 bytes of headers do not fit into a frame of 16",
    "16, -1, 4, 4294967295 bytes of headers do not fit into a frame of 16",
    "131089, 131073, 4, 131073 bytes of headers exceed the limit of 131072",
    "25165841, 0, 0, a payload of 25165825 bytes exceeds the limit of 25165824",
    "-1, 0, 0, a payload of 4294967279 bytes exceeds the limit of 25165824",
    "-1, -17, 4, 4294967279 bytes of headers exceed the limit of 131072",
  })
  void impossibleLengthUnderARightChecksumFails(
      int totalLength, int headersLength, long offset, String problem) {
    byte[] stream = Streams.concat(HI, Streams.prelude(totalLength, headersLength));

    InvalidLength failure = catchThrowableOfType(InvalidLength.class, () -> Streams.decode(stream));

    assertThat(failure).hasMessageStartingWith(problem);
    assertThat(failure.frameOffset()).isEqualTo(HI.length);
    assertThat(failure.offset()).isEqualTo(HI.length + offset);
  }

  @Test
  void lowerLimitsAreKept() throws Exception {
    FrameLimits limits = new FrameLimits(16, 92);
    FrameDecoder strict = new FrameDecoder(limits);
    strict.feed(HI, 0, HI.length);
    assertThat(payload(strict.next()).length()).isEqualTo(16);
    assertThat(strict.next()).isNull();

    strict.feed(THERE, 0, THERE.length);

    assertThatThrownBy(strict::next)
        .isExactlyInstanceOf(InvalidLength.class)
        .hasMessageStartingWith("a payload of 20 bytes exceeds the limit of 16");
  }

  @Test
  void lowerLimitOfHeadersIsKept() throws Exception {
    FrameDecoder strict = new FrameDecoder(new FrameLimits(16, 91));

    strict.feed(HI, 0, HI.length);

    assertThatThrownBy(strict::next)
        .isExactlyInstanceOf(InvalidLength.class)
        .hasMessageStartingWith("92 bytes of headers exceed the limit of 91");
  }

  @Test
  void goodFramesComeOutBeforeTheDamagedOneWhoseOffsetsAreTheStreams() {
    byte[] stream = Streams.concat(HI, THERE, HI);
    stream[HI.length + 70] ^= 4;
    List<Content> frames = new ArrayList<>();

    MessageChecksum failure =
        catchThrowableOfType(
            MessageChecksum.class, () -> Streams.decode(stream, List.of(5), frames));

    assertThat(frames).hasSize(1);
    assertThat(failure.frameOffset()).isEqualTo(HI.length);
    assertThat(failure.offset()).isEqualTo(HI.length + THERE.length - 4);
  }

  @Test
  void endInsideAFrameIsTruncatedWhereverItIs() {
    byte[] stream = Streams.concat(HI, THERE);
    for (int length = HI.length + 1; length < stream.length; length++) {
      byte[] cut = Arrays.copyOf(stream, length);

      Truncated failure = catchThrowableOfType(Truncated.class, () -> Streams.decode(cut));

      assertThat(failure.frameOffset()).isEqualTo(HI.length);
      assertThat(failure.offset()).isEqualTo(length);
    }
  }

  @Test
  void endBetweenFramesIsTheEnd() throws Exception {
    decoder.finish();
    decoder.feed(HI, 0, HI.length);
    assertThat(decoder.next()).isNotNull();
    assertThat(decoder.next()).isNull();

    decoder.finish();
  }

  @Test
  void damageIsFinal() throws Exception {
    byte[] damaged = HI.clone();
    damaged[HI.length - 1] ^= 1;
    decoder.feed(damaged, 0, damaged.length);
    EventStreamException failure = catchThrowableOfType(EventStreamException.class, decoder::next);

    assertStaysBroken(failure);
  }

  @Test
  void truncationIsFinal() throws Exception {
    decoder.feed(HI, 0, 20);
    assertThat(decoder.next()).isNull();
    EventStreamException failure =
        catchThrowableOfType(EventStreamException.class, decoder::finish);

    assertStaysBroken(failure);
  }

  @Test
  void bytesThatAreNotYetReadCannotBeReplaced() throws Exception {
    byte[] stream = Streams.concat(HI, THERE);
    decoder.feed(stream, 0, stream.length);
    assertThat(decoder.next()).isNotNull();

    assertThatIllegalStateException().isThrownBy(() -> decoder.feed(HI, 0, HI.length));
    assertThatIllegalStateException().isThrownBy(decoder::finish);
    assertThat(decoder.next()).isNotNull();
  }

  @Test
  void rangeOutsideTheArrayIsRefusedAndChangesNothing() throws Exception {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> decoder.feed(HI, 1, HI.length));

    assertThat(decoder.next()).isNull();
    decoder.finish();
  }

  private void assertStaysBroken(EventStreamException failure) {
    assertThat(failure).isNotNull();
    assertThatThrownBy(decoder::next).isSameAs(failure);
    assertThatThrownBy(() -> decoder.feed(HI, 0, HI.length)).isSameAs(failure);
    assertThatThrownBy(decoder::next).isSameAs(failure);
    assertThatThrownBy(decoder::finish).isSameAs(failure);
  }

  private static ByteSlice payload(@Nullable Frame frame) {
    return Objects.requireNonNull(frame).payload();
  }

  private static byte[] event(String json) {
    return event(json.getBytes(UTF_8));
  }

  private static byte[] event(byte[] json) {
    return FrameEncoder.event("assistantResponseEvent", json);
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
