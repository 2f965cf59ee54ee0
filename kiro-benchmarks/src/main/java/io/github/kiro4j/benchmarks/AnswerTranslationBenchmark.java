package io.github.kiro4j.benchmarks;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.ResponseTranslator;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.sse.SseBuffer;
import java.io.IOException;
import java.io.OutputStream;
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

/// From events to server-sent events: an answer of 1,000 text events, sent after each event. Run
/// with `-prof gc` for the bytes allocated per answer.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnswerTranslationBenchmark {

  private static final int EVENTS = 1_000;

  /// Characters of text per event.
  @Param({"8", "80"})
  int textLength;

  private final AnswerContext context = context();
  private final OutputStream client = OutputStream.nullOutputStream();
  private KiroEvent event = text(1);

  @Setup
  public void buildEvent() {
    event = text(textLength);
  }

  private static KiroEvent text(int length) {
    return new KiroEvent.AssistantResponse("a".repeat(length), null);
  }

  private static AnswerContext context() {
    MessagesRequest request =
        new MessagesRequest(
            "claude-opus-5",
            64_000,
            List.of(new InputMessage(Role.USER, List.of(new ContentBlock.Text("Hello")))),
            List.of(),
            true,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            Map.of());
    return new RequestTranslator(
            new ModelResolver(ModelCatalogue.shipped(), ModelPreferences.defaults()),
            MappingOptions.withoutDecoders())
        .translate(request, RequestOrigin.UNKNOWN)
        .answerContext("msg_1", 10, AnswerContext.Options.DEFAULT);
  }

  @Benchmark
  public void translate() throws IOException {
    SseBuffer buffer = new SseBuffer();
    ResponseTranslator translator = new ResponseTranslator(context, buffer::add);
    for (int i = 0; i < EVENTS; i++) {
      translator.accept(event);
      buffer.drainTo(client);
    }
  }
}
