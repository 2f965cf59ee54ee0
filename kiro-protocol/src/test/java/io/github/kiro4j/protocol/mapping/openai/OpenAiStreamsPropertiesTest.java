package io.github.kiro4j.protocol.mapping.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.api.openai.chat.ChatChunk;
import io.github.kiro4j.api.openai.chat.ChatCompletion;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatAssembler;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatCall;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatRequestMapping;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatSink;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatStream;
import io.github.kiro4j.protocol.mapping.openai.responses.EarlierItems;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesCall;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesRequestMapping;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any valid sequence of stream events becomes a valid sequence of OpenAI's events, and both
/// accumulate to the same answer.
class OpenAiStreamsPropertiesTest {

  private static final AnswerIdentity IDENTITY = new AnswerIdentity("abc", 1_700_000_000, "m");

  private static final EarlierItems NOTHING =
      new EarlierItems() {
        @Override
        public Optional<List<JsonNode>> conversation(String responseId) {
          return Optional.empty();
        }

        @Override
        public Optional<JsonNode> item(String id) {
          return Optional.empty();
        }
      };

  @Provide
  Arbitrary<List<StreamEvent>> complete() {
    return Answers.complete();
  }

  @Provide
  Arbitrary<List<StreamEvent>> failed() {
    return Answers.failed();
  }

  @Property(tries = 1_000)
  void responsesFollowTheirGrammar(@ForAll("complete") List<StreamEvent> answer) {
    List<JsonNode> events = responses(answer);

    ResponsesGrammar grammar = ResponsesGrammar.check(events);
    assertThat(grammar.end()).isIn("response.completed", "response.incomplete");
  }

  @Property(tries = 300)
  void failedResponsesFollowTheirGrammar(@ForAll("failed") List<StreamEvent> answer) {
    assertThat(ResponsesGrammar.check(responses(answer)).end()).isEqualTo("error");
  }

  @Property(tries = 1_000)
  void responsesAccumulateToTheSameAnswer(@ForAll("complete") List<StreamEvent> answer) {
    JsonNode output = responses(answer).getLast().path("response").path("output");

    StringBuilder text = new StringBuilder();
    List<String> calls = new ArrayList<>();
    for (JsonNode item : output) {
      item.path("content").forEach(part -> text.append(part.path("text").asText()));
      if (item.has("call_id")) {
        calls.add(item.path("call_id").asText().substring("call_".length()));
      }
    }
    assertSameText(answer, text.toString());
    assertThat(calls).isEqualTo(Answers.calls(answer));
  }

  @Property(tries = 1_000)
  void chunksFollowTheirGrammar(@ForAll("complete") List<StreamEvent> answer) {
    Chunks chunks = chunks(answer);

    assertThat(chunks.done).isEqualTo(1);
    assertThat(chunks.errors).isEmpty();
    ChatGrammar.check(chunks.all);
  }

  @Property(tries = 300)
  void afterAFailureThereIsNeitherReasonNorDone(@ForAll("failed") List<StreamEvent> answer) {
    Chunks chunks = chunks(answer);

    assertThat(chunks.done).isZero();
    assertThat(chunks.errors).hasSize(1);
    assertThat(chunks.all)
        .allSatisfy(chunk ->
            assertThat(chunk.choices())
                .allSatisfy(choice -> assertThat(choice.finishReason()).isNull()));
  }

  @Property(tries = 1_000)
  void chunksAccumulateToTheSameAnswer(@ForAll("complete") List<StreamEvent> answer) {
    ChatAssembler assembler = new ChatAssembler();
    answer.forEach(new ChatStream(IDENTITY, chat(), assembler));
    ChatCompletion.Message message = assembler.completion().choices().getFirst().message();

    assertSameText(answer, message.content() == null ? "" : message.content());
    long older = Answers.calls(answer).stream().filter("older"::equals).count();
    assertThat(message.toolCalls() == null ? 0 : message.toolCalls().size())
        .isEqualTo((int) (Answers.calls(answer).size() - older));
    assertThat(message.functionCall() != null).isEqualTo(older > 0);
  }

  private static void assertSameText(List<StreamEvent> answer, String text) {
    String expected = Answers.text(answer);
    if (expected.isEmpty() && Answers.refused(answer)) {
      assertThat(text).isEqualTo("The model refused to answer.");
    } else {
      assertThat(text).isEqualTo(expected);
    }
  }

  private static List<JsonNode> responses(List<StreamEvent> answer) {
    List<JsonNode> events = new ArrayList<>();
    answer.forEach(
        new ResponsesStream(
            IDENTITY, responsesCall(), event -> events.add(Json.MAPPER.valueToTree(event))));
    return events;
  }

  private static Chunks chunks(List<StreamEvent> answer) {
    Chunks chunks = new Chunks();
    answer.forEach(new ChatStream(IDENTITY, chat(), chunks));
    return chunks;
  }

  private static ResponsesCall responsesCall() {
    return ResponsesRequestMapping.translate(
        request(
            """
            {"model":"m","input":"Hi","tools":[{"type":"function","name":"plain"},
              {"type":"function","name":"older"},
              {"type":"namespace","name":"ns","tools":[{"type":"function","name":"grouped"}]},
              {"type":"custom","name":"patch"},{"type":"tool_search","execution":"client"},
              {"type":"local_shell"}]}
            """),
        NOTHING);
  }

  private static ChatCall chat() {
    return ChatRequestMapping.translate(
        request(
            """
            {"model":"m","messages":[{"role":"user","content":"Hi"}],
             "stream_options":{"include_usage":true},"functions":[{"name":"older"}],
             "tools":[{"type":"function","function":{"name":"plain"}},
               {"type":"custom","custom":{"name":"patch"}}]}
            """));
  }

  private static OpenAiRequest request(String json) {
    try {
      return Json.MAPPER.readValue(json, OpenAiRequest.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Chunks implements ChatSink {

    private final List<ChatChunk> all = new ArrayList<>();
    private final List<OpenAiError> errors = new ArrayList<>();
    private int done;

    @Override
    public void chunk(ChatChunk chunk) {
      assertThat(done).isZero();
      all.add(chunk);
    }

    @Override
    public void done() {
      done++;
    }

    @Override
    public void failed(OpenAiError error) {
      errors.add(error);
    }
  }
}
