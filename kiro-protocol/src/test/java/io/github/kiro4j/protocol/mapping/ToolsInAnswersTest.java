package io.github.kiro4j.protocol.mapping;

import static io.github.kiro4j.protocol.mapping.TranslatorFixture.translate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent.ToolUseFragment;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.ResponseTranslator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What an answer takes from the tools of its request.
class ToolsInAnswersTest {

  @Test
  void namesOfPropertiesAreMappedBackInStreamedCalls() {
    Translation translation =
        translate(withTools("{'name':'q','input_schema':{'properties':{'$filter':{},'a':{}}}}"));
    UserInputMessage current = translation.request().conversationState().currentMessage();
    JsonNode schema = current.tools().getFirst().toolSpecification().inputSchema().json();
    String sent = schema.path("properties").fieldNames().next();
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator =
        new ResponseTranslator(
            translation.answerContext("msg_1", 1, AnswerContext.Options.DEFAULT), events::add);

    translator.accept(new ToolUseFragment("t", "q", "{\"" + sent.substring(0, 4), null));
    translator.accept(new ToolUseFragment("t", "q", sent.substring(4) + "\":\"x\"}", true));

    assertThat(sent).matches("_filter_[0-9a-f]{12}");
    assertThat(inputOf(events)).isEqualTo("{\"$filter\":\"x\"}");
  }

  private static String inputOf(List<StreamEvent> events) {
    return events.stream()
        .filter(StreamEvent.ContentBlockDelta.class::isInstance)
        .map(event -> ((StreamEvent.ContentBlockDelta) event).delta())
        .map(delta -> ((Delta.InputJsonDelta) delta).partialJson())
        .collect(Collectors.joining());
  }

  @Test
  void refusalOfASchemaNamesTheTool() {
    Translation translation =
        translate(withTools("{'name':'a','input_schema':{}},{'name':'my.tool','input_schema':{}}"));
    AnswerContext context = translation.answerContext("msg_1", 1, AnswerContext.Options.DEFAULT);
    String refusal =
        """
        {"message":"tools.1.custom.input_schema.properties: Property keys should match pattern '^a$'",
         "reason":"TOOL_SCHEMA_INVALID"}\
        """;

    ClientError error =
        context.errorOf(
            FailureClassifier.classify(
                400, null, null, refusal.getBytes(StandardCharsets.UTF_8), null));

    assertThat(error.error().message())
        .startsWith("tools.1.custom.input_schema.properties: Property keys should match")
        .endsWith("(the tool is 'my.tool')");
  }

  private static String withTools(String tools) {
    return """
    {"model":"claude-haiku-4-5","max_tokens":1000,"tools":[%s],
     "messages":[{"role":"user","content":"Hello"}]}\
    """
        .formatted(tools.replace('\'', '"'));
  }
}
