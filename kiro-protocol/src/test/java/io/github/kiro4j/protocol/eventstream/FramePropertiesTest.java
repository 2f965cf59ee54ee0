package io.github.kiro4j.protocol.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kiro4j.protocol.eventstream.EventStreamException.MessageChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.PreludeChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.Truncated;
import io.github.kiro4j.protocol.eventstream.FrameArbitraries.Slicing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(FrameArbitraries.class)
@Domain(DomainContext.Global.class)
class FramePropertiesTest {

  @Property(tries = 200)
  void anySlicingYieldsTheSameFrames(
      @ForAll @Size(max = 5) List<Content> frames, @ForAll Slicing slicing) throws Exception {
    byte[] stream = Streams.encode(frames);

    assertThat(Streams.decode(stream, slicing.lengths())).isEqualTo(frames);
  }

  @Property(tries = 200)
  void everyHeaderIsFoundByItsName(@ForAll Content content) throws Exception {
    Frame frame = Streams.firstFrame(content.encoded());

    for (Header header : content.headers()) {
      assertThat(frame.header(header.name())).hasValue(header.value());
      assertThat(frame.headerText(header.name()).map(HeaderValue.Text::new))
          .isEqualTo(frame.header(header.name()).filter(HeaderValue.Text.class::isInstance));
    }
  }

  @Property(tries = 500)
  void anyFlippedBitIsAnErrorAndNeverAWrongFrame(
      @ForAll @Size(min = 1, max = 4) List<Content> frames,
      @ForAll Slicing slicing,
      @ForAll @IntRange(min = 0) int position) {
    byte[] stream = Streams.encode(frames);

    assertFlippedBitIsFound(stream, position % (stream.length * 8), frames, slicing.lengths());
  }

  @Example
  void everySingleFlippedBitOfAStreamIsFound() throws Exception {
    byte[] json = {'{', '}'};
    byte[] stream =
        Streams.concat(
            FrameEncoder.event("initial-response", json),
            FrameEncoder.encode(List.of(), new byte[0]),
            FrameEncoder.event("assistantResponseEvent", json));
    List<Content> frames = Streams.decode(stream);

    for (int bit = 0; bit < stream.length * 8; bit++) {
      assertFlippedBitIsFound(stream, bit, frames, List.of(stream.length));
      assertFlippedBitIsFound(stream, bit, frames, List.of(1));
    }
  }

  @Property(tries = 200)
  void anyCutInsideAFrameIsATruncation(
      @ForAll @Size(min = 1, max = 3) List<Content> frames,
      @ForAll Slicing slicing,
      @ForAll @IntRange(min = 0) int position) {
    byte[] stream = Streams.encode(frames);
    int lastFrame = stream.length - frames.getLast().encoded().length;
    int length = lastFrame + 1 + position % (stream.length - lastFrame - 1);
    List<Content> decoded = new ArrayList<>();

    Truncated failure =
        catchThrowableOfType(
            Truncated.class,
            () -> Streams.decode(Arrays.copyOf(stream, length), slicing.lengths(), decoded));

    assertThat(failure.frameOffset()).isEqualTo(lastFrame);
    assertThat(failure.offset()).isEqualTo(length);
    assertThat(decoded).isEqualTo(frames.subList(0, frames.size() - 1));
  }

  @Property(tries = 200)
  void bytesThatAreNoStreamNeverYieldAFrame(@ForAll @Size(max = 200) byte[] noise) {
    List<Content> decoded = new ArrayList<>();

    Throwable failure = catchThrowable(() -> Streams.decode(noise, List.of(7), decoded));

    assertThat(decoded).isEmpty();
    if (noise.length > 0) {
      assertThat(failure).isInstanceOf(EventStreamException.class);
    }
  }

  /// The frames before the damaged one are returned unchanged, and the damage is a wrong checksum.
  private static void assertFlippedBitIsFound(
      byte[] stream, int bit, List<Content> frames, List<Integer> sliceLengths) {
    byte[] damaged = stream.clone();
    damaged[bit / 8] ^= (byte) (1 << bit % 8);
    List<Content> decoded = new ArrayList<>();

    EventStreamException failure =
        catchThrowableOfType(
            EventStreamException.class, () -> Streams.decode(damaged, sliceLengths, decoded));

    assertThat(failure).isInstanceOfAny(PreludeChecksum.class, MessageChecksum.class);
    assertThat(failure.frameOffset()).isLessThanOrEqualTo(bit / 8);
    assertThat(decoded).hasSizeLessThan(frames.size());
    assertThat(decoded).isEqualTo(frames.subList(0, decoded.size()));
    assertThat(failure.frameOffset()).isEqualTo(Streams.encode(decoded).length);
  }
}
