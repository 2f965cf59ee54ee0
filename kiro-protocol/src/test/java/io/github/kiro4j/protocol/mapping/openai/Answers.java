package io.github.kiro4j.protocol.mapping.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta.End;
import io.github.kiro4j.api.messages.Usage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Arbitrary answers as stream events of the Messages API.
final class Answers {

  /// The tools that the answers call, one of each form; the client declares all but the last.
  static final List<String> TOOLS =
      List.of("plain", "ns__grouped", "patch", "tool_search", "local_shell", "older", "unknown");

  private static final Usage USAGE = new Usage(7, 11, 3, 5, new Usage.OutputTokensDetails(2), null);

  private Answers() {}

  /// Answers that end.
  static Arbitrary<List<StreamEvent>> complete() {
    return blocks()
        .flatMap(blocks ->
            Arbitraries.of(StopReason.class).map(reason -> events(blocks, ending(reason))));
  }

  /// Answers that fail after any number of blocks.
  static Arbitrary<List<StreamEvent>> failed() {
    return blocks()
        .map(blocks ->
            events(
                blocks,
                List.of(
                    new StreamEvent.ErrorEvent(
                        new ApiError(ErrorType.API_ERROR, "broken"), null))));
  }

  private static Arbitrary<List<Block>> blocks() {
    return Arbitraries.oneOf(texts(), reasoning(), calls(), others()).list().ofMaxSize(8);
  }

  /// A block and its additions.
  record Block(ContentBlock beginning, List<Delta> deltas) {}

  private static Arbitrary<Block> texts() {
    return pieces()
        .map(pieces ->
            new Block(
                new ContentBlock.Text(""),
                pieces.stream().<Delta>map(Delta.TextDelta::new).toList()));
  }

  private static Arbitrary<Block> reasoning() {
    return pieces()
        .map(pieces -> {
          List<Delta> deltas =
              new ArrayList<>(pieces.stream().<Delta>map(Delta.ThinkingDelta::new).toList());
          deltas.add(new Delta.SignatureDelta("signature of " + pieces.size()));
          return new Block(new ContentBlock.Thinking("", ""), deltas);
        });
  }

  private static Arbitrary<Block> calls() {
    Arbitrary<String> inputs =
        Arbitraries.of("", "{}", "{\"input\":\"a\\nb\"}", "{\"cmd\":\"ls\",\"n\":1.50}");
    return Arbitraries.of(TOOLS)
        .flatMap(tool ->
            inputs.map(input ->
                new Block(
                    new ContentBlock.ToolUse(
                        "call_" + tool, tool, JsonNodeFactory.instance.objectNode()),
                    halves(input))));
  }

  private static List<Delta> halves(String input) {
    return input.isEmpty()
        ? List.of()
        : List.of(
            new Delta.InputJsonDelta(input.substring(0, input.length() / 2)),
            new Delta.InputJsonDelta(input.substring(input.length() / 2)));
  }

  private static Arbitrary<Block> others() {
    return Arbitraries.of(
        new Block(new ContentBlock.RedactedThinking("c2VjcmV0"), List.of()),
        new Block(
            new ContentBlock.ServerToolUse(
                "srvtoolu_1",
                "web_search",
                JsonNodeFactory.instance.objectNode().put("query", "q")),
            List.of()),
        new Block(
            new ContentBlock.WebSearchToolResult(
                "srvtoolu_1", JsonNodeFactory.instance.arrayNode()),
            List.of()));
  }

  private static Arbitrary<List<String>> pieces() {
    return Arbitraries.strings().alpha().ofMaxLength(4).list().ofMaxSize(4);
  }

  private static List<StreamEvent> events(List<Block> blocks, List<StreamEvent> ending) {
    List<StreamEvent> events = new ArrayList<>();
    events.add(
        new StreamEvent.MessageStart(
            new Message("msg_1", "m", List.of(), null, null, null, new Usage(7, 0))));
    for (int i = 0; i < blocks.size(); i++) {
      int index = i;
      events.add(new StreamEvent.ContentBlockStart(index, blocks.get(i).beginning()));
      blocks
          .get(i)
          .deltas()
          .forEach(delta -> events.add(new StreamEvent.ContentBlockDelta(index, delta)));
      events.add(new StreamEvent.Ping());
      events.add(new StreamEvent.ContentBlockStop(index));
    }
    events.addAll(ending);
    return events;
  }

  private static List<StreamEvent> ending(StopReason reason) {
    return List.of(
        new StreamEvent.MessageDelta(new End(reason, null, null), USAGE),
        new StreamEvent.MessageStop());
  }

  /// What a client of the Messages API makes of the texts of an answer.
  static String text(List<StreamEvent> events) {
    StringBuilder text = new StringBuilder();
    events.forEach(event -> {
      if (event instanceof StreamEvent.ContentBlockDelta(_, Delta.TextDelta(String more))) {
        text.append(more);
      }
    });
    return text.toString();
  }

  /// The names of the tools that an answer calls, in their order.
  static List<String> calls(List<StreamEvent> events) {
    return events.stream()
        .filter(event ->
            event instanceof StreamEvent.ContentBlockStart start
                && start.contentBlock() instanceof ContentBlock.ToolUse)
        .map(event ->
            ((ContentBlock.ToolUse) ((StreamEvent.ContentBlockStart) event).contentBlock()).name())
        .toList();
  }

  static boolean refused(List<StreamEvent> events) {
    return events.stream()
        .anyMatch(event ->
            event instanceof StreamEvent.MessageDelta end
                && end.delta().stopReason() == StopReason.REFUSAL);
  }
}
