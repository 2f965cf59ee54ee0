package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/// Arbitrary frames that the encoding allows, and arbitrary ways to cut a stream into slices.
public class FrameArbitraries extends DomainContextBase {

  @Provide
  Arbitrary<Content> frame() {
    Arbitrary<List<Header>> headers = header().list().ofMaxSize(12).uniqueElements(Header::name);
    return Combinators.combine(headers, bytes(3000)).as(Content::new);
  }

  @Provide
  Arbitrary<Slicing> slicing() {
    return Arbitraries.integers()
        .between(0, 400)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .filter(lengths -> lengths.stream().anyMatch(length -> length > 0))
        .map(Slicing::new);
  }

  /// The lengths of the slices, repeated to the end of the stream; at least one is not empty.
  record Slicing(List<Integer> lengths) {}

  private static Arbitrary<Header> header() {
    return Combinators.combine(name(), value()).as(Header::new);
  }

  private static Arbitrary<String> name() {
    Arbitrary<String> known =
        Arbitraries.of(Header.MESSAGE_TYPE, Header.EVENT_TYPE, Header.CONTENT_TYPE);
    Arbitrary<String> any =
        text(255).filter(name -> !name.isEmpty() && name.getBytes(UTF_8).length <= 255);
    return Arbitraries.oneOf(known, any);
  }

  private static Arbitrary<HeaderValue> value() {
    return Arbitraries.oneOf(
        Arbitraries.of(true, false).map(HeaderValue.Bool::new),
        Arbitraries.bytes().map(HeaderValue.Int8::new),
        Arbitraries.shorts().map(HeaderValue.Int16::new),
        Arbitraries.integers().map(HeaderValue.Int32::new),
        Arbitraries.longs().map(HeaderValue.Int64::new),
        bytes(300).map(HeaderValue.Bytes::new),
        text(300).map(HeaderValue.Text::new),
        Arbitraries.longs().map(Instant::ofEpochMilli).map(HeaderValue.Timestamp::new),
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as(UUID::new)
            .map(HeaderValue.Uuid::new));
  }

  private static Arbitrary<String> text(int maxLength) {
    Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(maxLength);
    Arbitrary<String> unicode =
        Arbitraries.strings()
            .all()
            .ofMaxLength(maxLength)
            .filter(text -> UTF_8.newEncoder().canEncode(text));
    return Arbitraries.oneOf(ascii, unicode);
  }

  private static Arbitrary<ByteSlice> bytes(int maxLength) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(maxLength).map(ByteSlice::of);
  }
}
