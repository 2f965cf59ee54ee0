package io.github.kiro4j.protocol.mapping.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import java.util.ArrayList;
import java.util.List;

/// A translation from its first to its last event.
record Translated(List<StreamEvent> events, ResponseTranslator translator) {

  static Translated of(AnswerContext context, KiroEvent... upstream) {
    return of(context, List.of(upstream));
  }

  /// Feeds the events and a regular end, as the server does. If there is no answer, what is no
  /// content is fed once more; if the answer lacks what is required, everything is.
  static Translated of(AnswerContext context, List<KiroEvent> upstream) {
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(context, events::add);
    feed(translator, upstream);
    if (translator.unanswered()) {
      boolean silent = translator.askAgain(Contexts.REQUEST).equals(Contexts.REQUEST);
      feed(
          translator,
          upstream.stream()
              .filter(event -> !silent || !(event instanceof KiroEvent.Content))
              .toList());
    }
    return new Translated(events, translator);
  }

  private static void feed(ResponseTranslator translator, List<KiroEvent> upstream) {
    for (KiroEvent event : upstream) {
      translator.accept(event);
      if (translator.done()) {
        break;
      }
    }
    translator.end(Dialect.REST, BodyEnd.MARKED);
  }

  /// The message that the events form.
  Message message() {
    StreamGrammar.check(events);
    MessageAssembler assembler = new MessageAssembler();
    events.forEach(assembler);
    return assembler.message();
  }

  /// The content in one line, for comparison: `text(…) thinking(…) tool(id name {…})`.
  String content() {
    return String.join(" ", message().content().stream().map(Translated::describe).toList());
  }

  /// The error at the end.
  StreamEvent.ErrorEvent error() {
    StreamGrammar.check(events);
    assertThat(events.getLast()).isInstanceOf(StreamEvent.ErrorEvent.class);
    return (StreamEvent.ErrorEvent) events.getLast();
  }

  static String describe(ContentBlock block) {
    return switch (block) {
      case ContentBlock.Text(String text) -> "text(" + visible(text) + ")";
      case ContentBlock.Thinking(String thinking, _) -> "thinking(" + visible(thinking) + ")";
      case ContentBlock.ToolUse use ->
          "tool(" + use.id() + " " + use.name() + " " + use.input() + ")";
      default -> json(block);
    };
  }

  private static String visible(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }

  private static String json(ContentBlock block) {
    try {
      return Json.MAPPER.writeValueAsString(block);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
