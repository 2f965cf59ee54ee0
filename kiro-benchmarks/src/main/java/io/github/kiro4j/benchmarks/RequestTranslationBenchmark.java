package io.github.kiro4j.benchmarks;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.Translation;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/// From a request of the Messages API to one of the upstream, both in memory. Run with `-prof gc`:
/// the bytes allocated per operation show whether images are copied.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RequestTranslationBenchmark {

  private static final String GIF = "R0lGODlhAQABAAAAACwAAAAA";
  private static final int IMAGE_LENGTH = 1 << 20;
  private static final int TURNS_OF_TEXT = 100;

  private final RequestTranslator translator =
      new RequestTranslator(
          new ModelResolver(ModelCatalogue.shipped(), ModelPreferences.defaults()),
          MappingOptions.withoutDecoders());
  private MessagesRequest request = request(List.of());

  /// Images of one megabyte of base64 each, one per turn.
  @Param({"0", "5", "10", "20"})
  int images;

  @Setup
  public void buildRequest() {
    List<InputMessage> messages = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      String base64 = GIF + String.valueOf((char) ('a' + i)).repeat(IMAGE_LENGTH);
      addTurn(messages, new ContentBlock.Image(new MediaSource.Base64("image/gif", base64)));
    }
    for (int i = 0; i < TURNS_OF_TEXT; i++) {
      addTurn(messages, new ContentBlock.Text("words of turn " + i));
    }
    messages.removeLast();
    request = request(messages);
  }

  private static MessagesRequest request(List<InputMessage> messages) {
    return new MessagesRequest(
        "claude-opus-5",
        1_000,
        messages,
        List.of(new ContentBlock.Text("Be brief.")),
        true,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        Map.of());
  }

  private static void addTurn(List<InputMessage> messages, ContentBlock said) {
    messages.add(new InputMessage(Role.USER, List.of(said, new ContentBlock.Text("See this."))));
    messages.add(new InputMessage(Role.ASSISTANT, List.of(new ContentBlock.Text("I see."))));
  }

  @Benchmark
  public Translation translate() {
    return translator.translate(request, RequestOrigin.UNKNOWN);
  }
}
