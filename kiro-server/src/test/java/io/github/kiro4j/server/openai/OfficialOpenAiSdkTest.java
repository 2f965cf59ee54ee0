package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.models.Model;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.server.testing.TestImage;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// OpenAI's official Java SDK as a client.
@Timeout(60)
class OfficialOpenAiSdkTest {

  private static TestGateway gateway;
  private static OpenAIClient client;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.startWithoutRetries();
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(gateway.uri() + "/v1")
            .apiKey(TestGateway.KEY)
            .maxRetries(0)
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    gateway.close();
  }

  @Test
  void theAccumulatedChatEqualsTheCompletion() throws Exception {
    ScriptedAnswer answer =
        Script.answer()
            .text("Let me ")
            .text("look.")
            .toolCall("tooluse_a", "weather", json("{\"city\":\"Łódź\"}"), 3)
            .contextUsage(1.5);
    gateway.upstream().scripts().next(answer).next(answer);
    ChatCompletionCreateParams params = chat().addTool(weather()).build();

    ChatCompletion plain = client.chat().completions().create(params);
    ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(params)) {
      chunks.stream().forEach(accumulator::accumulate);
    }

    ChatCompletion.Choice choice = plain.choices().getFirst();
    ChatCompletion.Choice accumulated = accumulator.chatCompletion().choices().getFirst();
    assertThat(choice.message().content()).hasValue("Let me look.");
    assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
    assertThat(
            choice
                .message()
                .toolCalls()
                .orElseThrow()
                .getFirst()
                .asFunction()
                .function()
                .arguments())
        .isEqualTo("{\"city\":\"Łódź\"}");
    assertThat(accumulated.message().content()).isEqualTo(choice.message().content());
    assertThat(accumulated.message().toolCalls()).isEqualTo(choice.message().toolCalls());
    assertThat(plain.usage().orElseThrow().totalTokens()).isPositive();
  }

  /// The SDK validates every member that its types declare.
  @Test
  void theAccumulatedResponseIsValid() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .reasoning("Hm.", "c2lnbmF0dXJl")
                .text("Let me look.")
                .toolCall("tooluse_a", "weather", json("{\"city\":\"Łódź\"}"), 3));
    ResponseAccumulator accumulator = ResponseAccumulator.create();

    try (StreamResponse<ResponseStreamEvent> events =
        client
            .responses()
            .createStreaming(
                ResponseCreateParams.builder()
                    .model("claude-opus-5")
                    .input("Hi")
                    .reasoning(
                        Reasoning.builder()
                            .effort(ReasoningEffort.HIGH)
                            .summary(Reasoning.Summary.AUTO)
                            .build())
                    .build())) {
      events.stream().forEach(accumulator::accumulate);
    }

    Response response = accumulator.response();
    assertThat(response.status()).hasValue(ResponseStatus.COMPLETED);
    List<ResponseOutputItem> output = response.output();
    assertThat(output).hasSize(3);
    assertThat(output.get(0).asReasoning().summary().getFirst().text()).isEqualTo("Hm.");
    assertThat(output.get(0).asReasoning().encryptedContent()).isPresent();
    assertThat(output.get(1).asMessage().content().getFirst().asOutputText().text())
        .isEqualTo("Let me look.");
    assertThat(output.get(2).asFunctionCall().arguments()).isEqualTo("{\"city\":\"Łódź\"}");
    assertThat(response.usage().orElseThrow().totalTokens()).isPositive();
    assertThat(response.validate()).isSameAs(response);
  }

  @Test
  void aResponseIsContinued() {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("One"))
        .next(Script.answer().text("Two"));

    Response first = client.responses().create(response().build());
    Response second = client.responses().create(response().previousResponseId(first.id()).build());

    assertThat(second.previousResponseId()).hasValue(first.id());
    assertThat(second.output().getFirst().asMessage().content().getFirst().asOutputText().text())
        .isEqualTo("Two");
  }

  @Test
  void failuresInTheMiddleAreExceptionsOrFailedResponses() {
    ScriptedAnswer broken = Script.answer().text("Hel").cutInsideFrame();
    gateway.upstream().scripts().next(broken).next(broken);

    assertThatExceptionOfType(OpenAIException.class)
        .isThrownBy(() -> {
          try (StreamResponse<ChatCompletionChunk> chunks =
              client.chat().completions().createStreaming(chat().build())) {
            chunks.stream().forEach(_ -> {});
          }
        })
        .withMessageContaining("cut off");
    assertThatExceptionOfType(OpenAIException.class)
        .isThrownBy(() -> {
          try (StreamResponse<ResponseStreamEvent> events =
              client.responses().createStreaming(response().build())) {
            events.stream().forEach(_ -> {});
          }
        })
        .withMessageContaining("cut off");
  }

  @Test
  void imagesReachTheModel() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("Red"))
        .next(Script.answer().text("Red"));
    String image =
        "data:image/png;base64,"
            + Base64.getEncoder()
                .encodeToString(TestImage.written(TestImage.redAndBlue(8, 8), "png"));

    client
        .chat()
        .completions()
        .create(
            chat()
                .addUserMessageOfArrayOfContentParts(
                    List.of(
                        ChatCompletionContentPart.ofImageUrl(
                            ChatCompletionContentPartImage.builder()
                                .imageUrl(
                                    ChatCompletionContentPartImage.ImageUrl.builder()
                                        .url(image)
                                        .build())
                                .build())))
                .build());
    assertThat(imagesSent()).isOne();
    client
        .responses()
        .create(
            response()
                .inputOfResponse(
                    List.of(
                        ResponseInputItem.ofMessage(
                            ResponseInputItem.Message.builder()
                                .role(ResponseInputItem.Message.Role.USER)
                                .addContent(
                                    ResponseInputImage.builder()
                                        .detail(ResponseInputImage.Detail.AUTO)
                                        .imageUrl(image)
                                        .build())
                                .build())))
                .build());

    assertThat(imagesSent()).isOne();
  }

  private static int imagesSent() {
    return gateway
        .upstream()
        .requests(Operation.GENERATE)
        .getLast()
        .json()
        .at("/conversationState/currentMessage/userInputMessage/images")
        .size();
  }

  @Test
  void aClosedStreamIsCancelledUpstream() throws Exception {
    ScriptedAnswer unfinished = Script.answer().text("Hello").silence();
    gateway.upstream().scripts().next(unfinished).next(unfinished);

    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(chat().build())) {
      assertThat(chunks.stream().findFirst()).isPresent();
    }
    assertThat(lastEnding()).isEqualTo(Ending.Kind.CLIENT_LEFT);
    try (StreamResponse<ResponseStreamEvent> events =
        client.responses().createStreaming(response().build())) {
      assertThat(events.stream().findFirst()).isPresent();
    }

    assertThat(lastEnding()).isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  private static Ending.Kind lastEnding() throws Exception {
    return gateway
        .upstream()
        .requests(Operation.GENERATE)
        .getLast()
        .awaitEnding(Duration.ofSeconds(10))
        .kind();
  }

  @Test
  void errorsNameTheParameter() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> client.chat().completions().create(chat().n(2).build()))
        .satisfies(e -> {
          assertThat(e.param()).hasValue("n");
          assertThat(e.code()).hasValue("unsupported_value");
        });
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.chat().completions().create(chat().model("nobody").build()))
        .satisfies(e -> assertThat(e.code()).hasValue("model_not_found"));
  }

  @Test
  void modelsAreListed() {
    assertThat(client.models().list().data().stream().map(Model::id))
        .contains("claude-sonnet-4-5", "gpt-5-6-sol");
    assertThat(client.models().retrieve("gpt-5.6").ownedBy()).isNotEmpty();
  }

  private static ChatCompletionCreateParams.Builder chat() {
    return ChatCompletionCreateParams.builder().model("claude-sonnet-4-5").addUserMessage("Hi");
  }

  private static ResponseCreateParams.Builder response() {
    return ResponseCreateParams.builder().model("claude-sonnet-4-5").input("Hi");
  }

  private static ChatCompletionFunctionTool weather() {
    return ChatCompletionFunctionTool.builder()
        .function(
            FunctionDefinition.builder()
                .name("weather")
                .parameters(
                    FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(Map.of()))
                        .build())
                .build())
        .build();
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }
}
