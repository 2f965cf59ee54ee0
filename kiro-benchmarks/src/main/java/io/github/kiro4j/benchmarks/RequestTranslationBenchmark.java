package io.github.kiro4j.benchmarks;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.MessagesRequestReader;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.Translation;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Translating a large conversation of turns with images, each of half a megabyte of base64. With
/// `-prof gc`, `gc.alloc.rate.norm` tells whether the base64 is copied: it must not grow with it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RequestTranslationBenchmark {

  private static final int IMAGES_PER_MEGABYTE = 2;

  private static final String PNG_START = "iVBORw0KGgoAAAANSUhEUgAA";

  /// Length of the images' base64 in megabytes.
  @Param({"1", "5", "20"})
  int megabytes;

  private final RequestTranslator translator =
      new RequestTranslator(
          new ModelResolver(ModelCatalogue.shipped(), ModelPreferences.defaults()),
          MappingOptions.withoutDecoders());

  private byte[] json = {};
  private MessagesRequest request = read(request(""));

  @Setup
  public void build() {
    String data = PNG_START + "A".repeat(1_000_000 / IMAGES_PER_MEGABYTE - PNG_START.length());
    json = request(turn(data).repeat(megabytes * IMAGES_PER_MEGABYTE));
    request = read(json);
  }

  private static byte[] request(String turns) {
    return """
    {"model": "claude-sonnet-4-5", "max_tokens": 1000, "messages": [
      %s
      {"role": "user", "content": "Which of them is the best one?"}]}
    """
        .formatted(turns)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String turn(String data) {
    return """
    {"role": "user", "content": [
      {"type": "text", "text": "What does this picture show?"},
      {"type": "image",
       "source": {"type": "base64", "media_type": "image/png", "data": "%s"}}]},
    {"role": "assistant", "content": "A harbour in the evening."},
    """
        .formatted(data);
  }

  private static MessagesRequest read(byte[] json) {
    try {
      return MessagesRequestReader.read(new ByteArrayInputStream(json));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public Translation translate() {
    return translator.translate(request, RequestOrigin.UNKNOWN);
  }

  /// For comparison: what reading costs before.
  @Benchmark
  public MessagesRequest readJson() {
    return read(json);
  }
}
