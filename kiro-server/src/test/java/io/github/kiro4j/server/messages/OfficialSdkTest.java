package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.NotFoundException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.Usage;
import com.anthropic.models.messages.WebSearchTool20250305;
import com.anthropic.models.models.ModelInfo;
import com.anthropic.models.models.ModelListParams;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The official Java SDK as a client.
class OfficialSdkTest {

  private static TestGateway gateway;
  private static AnthropicClient client;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start();
    client =
        AnthropicOkHttpClient.builder()
            .baseUrl(gateway.uri().toString())
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
  void createsAMessage() {
    gateway.upstream().scripts().next(Script.answer().text("Hello ").text("there."));

    Message message = client.messages().create(question("Hi"));

    assertThat(text(message)).isEqualTo("Hello there.");
    assertThat(message.stopReason()).contains(StopReason.END_TURN);
    assertThat(message.model().asString()).isEqualTo("claude-sonnet-4-5");
    assertThat(message.usage().inputTokens()).isPositive();
    assertThat(message.usage().outputTokens()).isPositive();
    assertThat(message.usage().cacheCreationInputTokens()).contains(0L);
    assertThat(message.usage().cacheReadInputTokens()).contains(0L);
    assertThat(message.usage().cacheCreation().orElseThrow().ephemeral5mInputTokens()).isZero();
    assertThat(message.usage().serviceTier()).contains(Usage.ServiceTier.STANDARD);
  }

  @Test
  void theAccumulatedStreamEqualsTheMessage() {
    Script answer =
        Script.answer()
            .text("Let me ")
            .text("look.")
            .toolCall("tooluse_a", "Weather", input("{\"city\":\"Łódź\",\"days\":[1,2]}"), 3)
            .toolCall("tooluse_b", "Weather", input("{}"), 3)
            .contextUsage(1.5)
            .metering(0.25);
    gateway.upstream().scripts().next(answer).next(answer);

    Message plain = client.messages().create(question("What is the weather?"));
    Message accumulated = accumulate(question("What is the weather?"));

    assertThat(plain.stopReason()).contains(StopReason.TOOL_USE);
    assertThat(plain.content()).hasSize(3);
    assertThat(accumulated.content()).isEqualTo(plain.content());
    assertThat(accumulated.stopReason()).isEqualTo(plain.stopReason());
    assertThat(accumulated.usage().outputTokens()).isEqualTo(plain.usage().outputTokens());
    assertThat(accumulated.usage().inputTokens()).isEqualTo(plain.usage().inputTokens());
    assertThat(accumulated.model()).isEqualTo(plain.model());
  }

  @Test
  void lastOfGrowingObjectsIsTheInputOfACall() {
    ObjectNode grown = (ObjectNode) input("{\"city\":\"Łódź\",\"days\":[1,2]}");
    Script answer = Script.answer().growingToolCall("tooluse_a", "Weather", grown);
    gateway.upstream().scripts().next(answer).next(answer);

    Message plain = client.messages().create(question("What is the weather?"));

    assertThat(plain.content().getFirst().asToolUse()._input())
        .hasToString("{city=Łódź, days=[1, 2]}");
    assertThat(accumulate(question("What is the weather?")).content()).isEqualTo(plain.content());
  }

  @Test
  void theAccumulatedThinkingEqualsTheMessage() {
    Script answer = Script.answer().thinkingTags("Let me see.").text("Done.").contextUsage(1.0);
    gateway.upstream().scripts().next(answer).next(answer);
    MessageCreateParams params =
        question("Think.").toBuilder().maxTokens(4000).enabledThinking(2000).build();

    Message plain = client.messages().create(params);

    assertThat(plain.content()).hasSize(2);
    assertThat(plain.content().getFirst().asThinking().thinking()).isEqualTo("Let me see.");
    assertThat(plain.content().getFirst().asThinking().signature()).isNotBlank();
    assertThat(accumulate(params).content()).isEqualTo(plain.content());
  }

  @Test
  void theAccumulatedWebSearchEqualsTheMessage() {
    Script search =
        Script.answer().toolCall("tooluse_s", "web_search", input("{\"query\":\"news\"}"), 4);
    Script answer = Script.answer().text("Nothing new.").contextUsage(1.0);
    gateway.upstream().scripts().next(search).next(answer).next(search).next(answer);
    MessageCreateParams params =
        MessageCreateParams.builder()
            .model("claude-sonnet-4-5")
            .maxTokens(1000)
            .addTool(WebSearchTool20250305.builder().maxUses(1).build())
            .addUserMessage("What is new?")
            .build();

    Message plain = client.messages().create(params);

    assertThat(plain.content()).hasSize(3);
    assertThat(plain.content().get(1).isWebSearchToolResult()).isTrue();
    assertThat(accumulate(params).content()).isEqualTo(plain.content());
  }

  @Test
  void aToolLoopRunsToItsEnd() {
    Message call = client.messages().create(question("Please call the Weather tool for Rome."));
    ToolUseBlock use =
        call.content().stream()
            .flatMap(block -> block.toolUse().stream())
            .findFirst()
            .orElseThrow();
    assertThat(use.name()).isEqualTo("Weather");

    Message answer =
        client
            .messages()
            .create(
                question("Please call the Weather tool for Rome.").toBuilder()
                    .addMessage(call)
                    .addUserMessageOfContentBlockParams(
                        List.of(
                            ContentBlockParam.ofToolResult(
                                ToolResultBlockParam.builder()
                                    .toolUseId(use.id())
                                    .content("sunny, 31 degrees")
                                    .build())))
                    .build());

    assertThat(text(answer)).contains("sunny, 31 degrees");
    assertThat(answer.stopReason()).contains(StopReason.END_TURN);
  }

  @Test
  void modelsAreListedPageByPage() {
    List<ModelInfo> models =
        client.models().list(ModelListParams.builder().limit(7).build()).autoPager().stream()
            .map(ModelInfo::validate)
            .toList();

    assertThat(models)
        .extracting(ModelInfo::id)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(20)
        .contains("claude-sonnet-4-5", "claude-sonnet-4-5-thinking");
  }

  @Test
  void aModelIsFoundByItsId() {
    ModelInfo model = client.models().retrieve("claude-sonnet-4-5-20250929");

    assertThat(model.id()).isEqualTo("claude-sonnet-4-5");
    assertThat(model.displayName()).isEqualTo("Claude Sonnet 4.5");
    assertThat(model.createdAt()).isEqualTo("2025-09-29T00:00:00Z");
    assertThat(model.maxInputTokens()).contains(200_000L);
    assertThat(model.maxTokens()).contains(64_000L);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.models().retrieve("gpt-9"));
  }

  @Test
  void tokensAreCounted() {
    MessageTokensCount count =
        client
            .messages()
            .countTokens(
                MessageCountTokensParams.builder()
                    .model("claude-sonnet-4-5")
                    .system("Be brief.")
                    .addUserMessage("How are you?")
                    .build());

    assertThat(count.inputTokens()).isBetween(5L, 30L);
  }

  private static Message accumulate(MessageCreateParams params) {
    MessageAccumulator accumulator = MessageAccumulator.create();
    try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(params)) {
      events.stream().forEach(accumulator::accumulate);
    }
    return accumulator.message();
  }

  private static MessageCreateParams question(String text) {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(1000)
        .addTool(
            Tool.builder()
                .name("Weather")
                .description("Tells the weather of a city")
                .inputSchema(
                    Tool.InputSchema.builder()
                        .properties(
                            Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty(
                                    "city", JsonValue.from(Map.of("type", "string")))
                                .build())
                        .build())
                .build())
        .addUserMessage(text)
        .build();
  }

  private static String text(Message message) {
    StringBuilder text = new StringBuilder();
    for (ContentBlock block : message.content()) {
      block.text().ifPresent(part -> text.append(part.text()));
    }
    return text.toString();
  }

  private static JsonNode input(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
