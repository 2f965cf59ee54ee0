package io.github.kiro4j.protocol.mapping.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEventReader;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.websearch.McpSearch;
import io.github.kiro4j.protocol.websearch.SearchBlocks;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole answers, from frames to server-sent events, as text files to read: above the line what the
/// upstream sends (`exception`, `mcp` for the reply to a search, `end` and `cut` beside the names
/// of events), below it what the client gets.
class TranscriptTest {

  private static final Pattern CONTEXT = Pattern.compile("(thinking|limit|stop|search)=(\\S+)");

  private final List<StreamEvent> events = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "tools",
        "thinking-tags",
        "thinking-native",
        "stop-sequence",
        "token-limit",
        "throttled-midway",
        "cut-midway",
        "thinking-only",
        "web-search"
      })
  void transcriptHolds(String name) throws Exception {
    String[] parts = read(name).split("----\n", 2);

    replay(parts[0]);

    assertThat(serverSentEvents()).isEqualTo(parts[1]);
    StreamGrammar.check(events);
    if (!(events.getLast() instanceof StreamEvent.ErrorEvent)) {
      assertThat(OfficialSdk.accumulate(events))
          .isEqualTo(OfficialSdk.asJson(new Translated(events, replayed).message()));
    }
  }

  private ResponseTranslator replayed = new ResponseTranslator(Contexts.PLAIN, events::add);

  private void replay(String script) throws Exception {
    for (String line : script.lines().filter(line -> !line.startsWith("#")).toList()) {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "context" -> replayed = new ResponseTranslator(context(line), events::add);
        case "end" -> replayed.end();
        case "cut" -> replayed.fail(new BrokenStream(Damage.CUT));
        case "mcp" -> search(words[1]);
        case "exception" -> {
          String[] rest = words[1].split(" ", 2);
          accept(FrameEncoder.exception(rest[0], rest[1].getBytes(UTF_8)));
        }
        default -> accept(FrameEncoder.event(words[0], words[1].getBytes(UTF_8)));
      }
    }
  }

  private void accept(byte[] bytes) throws Exception {
    FrameDecoder decoder = new FrameDecoder();
    decoder.feed(bytes, 0, bytes.length);
    Frame frame = decoder.next();
    if (frame != null) {
      replayed.accept(KiroEventReader.read(frame));
    }
  }

  private void search(String reply) {
    SearchOutcome outcome = McpSearch.read(reply.getBytes(UTF_8));
    for (SearchCall call : replayed.searches()) {
      String query = call.input().path("query").asText();
      replayed.searched(
          SearchBlocks.call(call.toolUseId(), query),
          SearchBlocks.result(call.toolUseId(), outcome));
    }
    replayed.resume();
  }

  private static AnswerContext context(String line) {
    List<MatchResult> settings = CONTEXT.matcher(line).results().toList();
    String limit = setting(settings, "limit");
    String stop = setting(settings, "stop");
    return Contexts.of(
        reasoning(setting(settings, "thinking")),
        stop.isEmpty() ? List.of() : List.of(stop),
        limit.isEmpty() ? Contexts.UNLIMITED : Integer.parseInt(limit),
        false,
        setting(settings, "search").isEmpty() ? null : Contexts.SEARCH,
        Options.DEFAULT);
  }

  private static ReasoningMode reasoning(String name) {
    return switch (name) {
      case "NONE" -> Contexts.NO_REASONING;
      case "TAGS" -> Contexts.BY_TAGS;
      case "NATIVE" -> Contexts.BY_EVENTS;
      default -> throw new IllegalArgumentException("thinking=" + name);
    };
  }

  private static String setting(List<MatchResult> settings, String name) {
    return settings.stream()
        .filter(setting -> setting.group(1).equals(name))
        .map(setting -> setting.group(2))
        .findFirst()
        .orElse("");
  }

  private String serverSentEvents() throws IOException {
    StringBuilder written = new StringBuilder();
    for (StreamEvent event : events) {
      written
          .append("event: " + event.type() + "\n")
          .append("data: " + Json.MAPPER.writeValueAsString(event) + "\n\n");
    }
    return written.toString();
  }

  private static String read(String name) throws IOException {
    try (InputStream file = TranscriptTest.class.getResourceAsStream(name + ".txt")) {
      if (file == null) {
        throw new AssertionError("no transcript " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
