package io.github.kiro4j.protocol.mapping.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEventReader;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.websearch.McpSearch;
import io.github.kiro4j.protocol.websearch.SearchBlocks;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole answers, from frames to server-sent events, as text files in `src/test/resources`. Above
/// the line of dashes stands what the upstream sends, an event, `exception` or `error` per line,
/// and `end` (of the REST dialect), `end runtime` or `cut`; `mcp` is the reply to a search. Below
/// the line stands what the client gets.
class TranscriptTest {

  private static final Pattern CONTEXT = Pattern.compile("(thinking|limit|stop|search)=(\\S+)");

  private static final Pattern EVENT_ROW =
      Pattern.compile("(?m)^\\| `(\\w+Event|initial-response)` \\|");

  private static final String FOLDER =
      "src/test/resources/io/github/kiro4j/protocol/mapping/answer";

  private final List<StreamEvent> events = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("transcripts")
  void theClientGetsWhatTheTranscriptShows(Path transcript) throws Exception {
    String[] parts = Files.readString(transcript).split("----\n", 2);

    replay(parts[0]);

    assertThat(serverSentEvents()).isEqualTo(parts[1]);
    StreamGrammar.check(events);
    if (!(events.getLast() instanceof StreamEvent.ErrorEvent)) {
      assertThat(OfficialSdk.accumulate(events))
          .isEqualTo(OfficialSdk.asJson(new Translated(events, replayed).message()));
    }
  }

  @Test
  void everyKiroEventOccursInATranscript() throws Exception {
    Set<Class<?>> read = new HashSet<>();
    for (String line : upstreamLines()) {
      frame(line).ifPresent(event -> read.add(event.getClass()));
    }

    assertThat(events(KiroEvent.class).filter(type -> !read.contains(type)).toList())
        .as(
            "Each of these events needs a transcript below src/test/resources that holds its"
                + " :event-type; if there is one, KiroEventReader or StatisticsEvents.READERS does"
                + " not read the type")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../docs/mapping.md", "../docs/mapping.zh-CN.md"})
  void everyEventTypeStandsInTheDocumentation(Path page) throws Exception {
    Set<String> types = new TreeSet<>();
    for (String line : upstreamLines()) {
      if (frame(line).filter(TranscriptTest::hasATypeOfItsOwn).isPresent()) {
        types.add(line.split(" ", 2)[0]);
      }
    }

    assertThat(EVENT_ROW.matcher(Files.readString(page)).results().map(row -> row.group(1)))
        .as("The table of events in %s needs one row per event type that is read", page)
        .containsExactlyInAnyOrderElementsOf(types);
  }

  /// Failures may have any type.
  private static boolean hasATypeOfItsOwn(KiroEvent event) {
    return !(event instanceof KiroEvent.Unknown
        || event instanceof KiroEvent.ModelledException
        || event instanceof KiroEvent.UnmodelledError);
  }

  private static Stream<Class<?>> events(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TranscriptTest::events)
        : Stream.of(type);
  }

  private static List<String> upstreamLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path transcript : transcripts()) {
      Files.readString(transcript).split("----\n", 2)[0].lines().forEach(lines::add);
    }
    return lines;
  }

  static List<Path> transcripts() throws IOException {
    Path folder = Path.of(FOLDER);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private ResponseTranslator replayed = new ResponseTranslator(Contexts.PLAIN, events::add);

  private void replay(String script) throws Exception {
    for (String line : script.lines().toList()) {
      switch (line.split(" ", 2)[0]) {
        case "context" -> replayed = new ResponseTranslator(context(line), events::add);
        case "end" ->
            replayed.end(
                line.equals("end runtime") ? Dialect.RUNTIME : Dialect.REST, BodyEnd.MARKED);
        case "again" -> replayed.askAgain(Contexts.REQUEST);
        case "cut" -> replayed.fail(new BrokenStream(Damage.CUT));
        case "mcp" -> search(line.substring("mcp ".length()));
        default -> frame(line).ifPresent(replayed::accept);
      }
    }
  }

  /// The event in the frame that a line stands for; empty for a line without a frame.
  private static Optional<KiroEvent> frame(String line) throws Exception {
    String[] words = line.split(" ", 3);
    return switch (words[0]) {
      case "#", "context", "end", "again", "cut", "mcp" -> Optional.empty();
      case "exception" ->
          Optional.of(read(FrameEncoder.exception(words[1], words[2].getBytes(UTF_8))));
      case "error" -> Optional.of(read(FrameEncoder.error(words[1], words[2])));
      default ->
          Optional.of(
              read(
                  FrameEncoder.event(
                      words[0], line.substring(words[0].length() + 1).getBytes(UTF_8))));
    };
  }

  private static KiroEvent read(byte[] bytes) throws Exception {
    FrameDecoder decoder = new FrameDecoder();
    decoder.feed(bytes, 0, bytes.length);
    Frame frame = decoder.next();
    if (frame == null) {
      throw new AssertionError("no whole frame");
    }
    return KiroEventReader.read(frame);
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
        Contexts.NOTHING,
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
}
