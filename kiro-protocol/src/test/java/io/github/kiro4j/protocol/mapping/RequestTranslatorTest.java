package io.github.kiro4j.protocol.mapping;

import static io.github.kiro4j.protocol.mapping.TranslatorFixture.request;
import static io.github.kiro4j.protocol.mapping.TranslatorFixture.translate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessageContext;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.UpstreamModel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The parts of a translation beside the Kiro request, which [MappingTableTest] covers.
class RequestTranslatorTest {

  private static final String SESSION = "8bb5523b-ec7c-4540-a9ca-beb6d79f1552";

  @Test
  void settingsThatTheUpstreamLacksAreKeptForTheAnswer() {
    Translation translation =
        translate(body("claude-sonnet-4-5", ",'stop_sequences':['END','\\n.']"));

    assertThat(translation.form().stopSequences()).containsExactly("END", "\n.");
    assertThat(translation.form().maxTokens()).isEqualTo(1000);
    assertThat(translation.model().id()).isEqualTo("claude-sonnet-4.5");
    assertThat(translation.form().requirement()).isEqualTo(new AnswerRequirement.Nothing());
    assertThat(translation.form().prefill()).isEmpty();
    assertThat(translation.webSearch()).isEmpty();
    assertThat(translation.request().profileArn()).isNull();
  }

  @Test
  void maxTokensStayBelowTheModelsCap() {
    String request = body("claude-sonnet-4-5", "").replace("1000", "128000");

    assertThat(translate(request).form().maxTokens()).isEqualTo(64_000);
  }

  @Test
  void onlyModelsWithoutReasoningOfTheirOwnAreAskedForTags() {
    for (KiroModel model : ModelCatalogue.shipped().models()) {
      Translation translation =
          translate(
              body(
                  model.id(),
                  ",'thinking':{'type':'enabled','budget_tokens':2000},"
                      + "'output_config':{'effort':'high'}"));

      assertThat(Json.MAPPER.valueToTree(translation.request()).toString().contains("<thinking"))
          .as(model.id())
          .isEqualTo(
              List.of("opus 4.5", "sonnet 4.5", "haiku 4.5").contains(familyAndVersion(model)));
    }
  }

  private static String familyAndVersion(KiroModel model) {
    return model.family() + " " + model.id().substring(model.id().lastIndexOf('-') + 1);
  }

  @Test
  void modelThatReasonsByItselfIsAskedNothingAndItsReasoningIsRead() {
    RequestTranslator translator =
        listing("{'modelId':'claude-opus-7','additionalModelRequestFieldsSchema':{}}");

    Translation thinking =
        translator.translate(
            request(body("claude-opus-7", ",'thinking':{'type':'adaptive'}")),
            RequestOrigin.UNKNOWN);
    Translation silent =
        translator.translate(
            request(body("claude-opus-7", ",'output_config':{'effort':'low'}")),
            RequestOrigin.UNKNOWN);

    assertThat(thinking.request().additionalModelRequestFields()).isNull();
    assertThat(thinking.form().reasoning()).isEqualTo(new ReasoningMode.Native(true));
    assertThat(thinking.ignoredParameters()).isEmpty();
    assertThat(silent.form().reasoning()).isEqualTo(new ReasoningMode.None());
    assertThat(silent.ignoredParameters()).containsExactly("output_config.effort");
  }

  @Test
  void imageForAModelThatTakesNoneIsRefusedByItsPlace() {
    RequestTranslator textOnly = listing("{'modelId':'glm-5','supportedInputTypes':['TEXT']}");
    RequestTranslator both = listing("{'modelId':'glm-5','supportedInputTypes':['TEXT','IMAGE']}");
    String image =
        json(
            "{'model':'glm-5','max_tokens':9,'messages':[{'role':'user','content':[{'type':'image',"
                + "'source':{'type':'base64','media_type':'image/gif',"
                + "'data':'R0lGODlhAQABAAAAACw='}}]}]}");

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> textOnly.translate(request(image), RequestOrigin.UNKNOWN))
        .withMessage(
            "messages.0.content.0.image.source.base64: images are not supported on this model");
    assertThat(both.translate(request(image), RequestOrigin.UNKNOWN).model().id())
        .isEqualTo("glm-5");
    assertThat(translate(image).model().id()).isEqualTo("glm-5");
  }

  @Test
  void answerKnowsTheModelThatMayAnswerInsteadAndTheRealWindow() {
    RequestTranslator translator =
        listing(
            "{'modelId':'claude-opus-5','tokenLimits':{'maxInputTokens':272000},"
                + "'refusalFallbackModels':[{'modelId':'claude-opus-4.8'}]}");

    AnswerContext context =
        translator
            .translate(request(body("claude-opus-5", "")), RequestOrigin.UNKNOWN)
            .answerContext("msg_1", 1, AnswerContext.Options.DEFAULT);

    assertThat(context.refusalFallback()).isEqualTo("claude-opus-4-8");
    assertThat(context.contextWindow()).isEqualTo(272_000);
  }

  private static RequestTranslator listing(String model) {
    try {
      UpstreamModel listed = Json.MAPPER.readValue(model.replace('\'', '"'), UpstreamModel.class);
      return new RequestTranslator(
          new ModelResolver(
              ModelCatalogue.shipped().withUpstream(List.of(listed)), ModelPreferences.defaults()),
          TranslatorFixture.OPTIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void parametersWithoutEffectAreNamed() {
    Translation translation =
        translate(
            body(
                "glm-5",
                ",'top_k':5,'temperature':1,'thinking':{'type':'adaptive'},'thread':null,"
                    + "'output_config':{'effort':'low','format':{'type':'grammar'}},"
                    + "'tool_choice':{'type':'sometimes'}"));

    assertThat(translation.ignoredParameters())
        .containsExactly(
            "output_config.effort",
            "output_config.format",
            "temperature",
            "thinking",
            "tool_choice",
            "top_k");
  }

  @Test
  void parametersWithEffectAreNotNamed() {
    Translation translation =
        translate(
            body(
                "claude-opus-5",
                ",'thinking':{'type':'adaptive'},'output_config':{'effort':'low'},"
                    + "'output_format':{'type':'json_schema','schema':{}}"));

    assertThat(translation.ignoredParameters()).isEmpty();
    assertThat(translation.form().requirement()).isInstanceOf(AnswerRequirement.JsonText.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claude-sonnet-4-5          |                                                   | None",
        "claude-sonnet-4-5          | {'type':'enabled','budget_tokens':2000}           | Tags"
            + " text",
        "claude-sonnet-4-5          | {'type':'adaptive','display':'omitted'}           | Tags",
        "claude-sonnet-4-5-thinking |                                                   | Tags"
            + " text",
        "claude-sonnet-4-5-thinking | {'type':'disabled'}                               | None",
        "claude-opus-5              |                                                   | None",
        "claude-opus-5              | {'type':'adaptive'}                               | Native"
            + " text",
        "claude-opus-5              | {'type':'adaptive','display':'updates'}           | Native"
            + " text",
        "claude-opus-5              | {'type':'adaptive','display':'omitted'}           | Native",
        "claude-opus-5              | {'type':'disabled'}                               | None",
        "gpt-5.6-sol                | {'type':'enabled','budget_tokens':2000}           | Native"
            + " text",
        "glm-5                      | {'type':'enabled','budget_tokens':2000}           | None",
      })
  void modeOfReasoningFollowsFromModelAndRequest(String model, String thinking, String expected) {
    String more = thinking == null ? "" : ",'thinking':" + thinking;

    ReasoningMode mode = translate(body(model, more)).form().reasoning();

    String text = mode.textVisible() ? " text" : "";
    assertThat(mode.getClass().getSimpleName() + text).isEqualTo(expected);
  }

  @Test
  void serverWebSearchIsReported() {
    Translation translation =
        translate(
            body(
                "claude-sonnet-4-5",
                ",'tools':[{'name':'read','input_schema':{}},{'type':'web_search_20250305','name':'web_search',"
                    + "'max_uses':8,'blocked_domains':['example.com']}]"));

    assertThat(translation.webSearch())
        .hasValue(new WebSearch("web_search", 8, List.of(), List.of("example.com")));
  }

  @Test
  void prefillIsReported() {
    String request =
        body("claude-haiku-4-5", "")
            .replace("\"}]", "\"},{\"role\":\"assistant\",\"content\":\"{\"}]");

    assertThat(translate(request).form().prefill()).isEqualTo("{");
  }

  @Test
  void namesOfToolsAreMappedBack() {
    Translation translation =
        translate(body("claude-haiku-4-5", ",'tools':[{'name':'my.tool','input_schema':{}}]"));

    UserInputMessage current = translation.request().conversationState().currentMessage();
    UserInputMessageContext context = Objects.requireNonNull(current.userInputMessageContext());
    String sent = context.tools().getFirst().toolSpecification().name();
    assertThat(sent).matches("my_tool_[0-9a-f]{12}");
    assertThat(translation.form().tools().names().client(sent)).isEqualTo("my.tool");
  }

  @Test
  void headerNamesTheConversationUnlessTheMetadataDoes() {
    String other = "11111111-2222-4333-8444-555555555555";
    RequestOrigin origin = new RequestOrigin(SESSION);
    RequestTranslator translator = TranslatorFixture.translator();

    assertThat(id(translator.translate(request(body("claude-opus-5", "")), origin)))
        .isEqualTo(SESSION);
    assertThat(
            id(
                translator.translate(
                    request(
                        body("claude-opus-5", ",'metadata':{'user_id':'x_session_" + other + "'}")),
                    origin)))
        .isEqualTo(other);
  }

  @Test
  void conversationWithoutSessionKeepsItsIdAndOtherOnesGetOthers() {
    String first = conversation("'Hello'");
    String grown = conversation("'Hello'", "'Hi'", "'More'");

    assertThat(id(translate(first))).isEqualTo(id(translate(grown)));
    assertThat(id(translate(first))).isNotEqualTo(id(translate(conversation("'Good day'"))));
  }

  @Test
  void continuationLastsUntilTheUserAsksAgain() {
    String call = "[{'type':'tool_use','id':'t1','name':'ls','input':{}}]";
    String result =
        "[{'type':'tool_result','tool_use_id':'t1','content':'a'},{'type':'text','text':'Hurry'}]";
    String asked = conversation("'Hello'");
    String working = conversation("'Hello'", call, result);
    String askedAgain = conversation("'Hello'", "'Hi'", "'Hello'");

    assertThat(continuation(asked)).isEqualTo(continuation(working));
    assertThat(continuation(asked)).isNotEqualTo(continuation(askedAgain));
  }

  @Test
  void withoutDecodersAPdfIsRefused() {
    RequestTranslator translator = TranslatorFixture.translator(MappingOptions.withoutDecoders());

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> translator.translate(request(pdf()), RequestOrigin.UNKNOWN))
        .withMessage(
            "messages.0.content.0.document.source.base64: PDF documents cannot be read here");
  }

  @Test
  void pdfWithoutTextIsRefusedRatherThanSentEmpty() {
    RequestTranslator translator =
        TranslatorFixture.translator(
            new MappingOptions((_, _) -> " \n", ImageScaler.refusing(), ImageFetcher.refusing()));

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> translator.translate(request(pdf()), RequestOrigin.UNKNOWN))
        .withMessage(
            "messages.0.content.0.document.source.base64: the PDF has no text that could be read");
  }

  private static String pdf() {
    String document =
        "{'type':'document','title':'My report/2026','source':"
            + "{'type':'base64','media_type':'application/pdf','data':'JVBERi0xLjQ='}}";
    return conversation("[" + document + "," + document + "]");
  }

  private static String id(Translation translation) {
    return translation.request().conversationState().conversationId();
  }

  private static String continuation(String request) {
    return translate(request).request().conversationState().agentContinuationId();
  }

  private static String body(String model, String more) {
    return json(
        "{'model':'%s','max_tokens':1000,'messages':[{'role':'user','content':'Hello'}]%s}"
            .formatted(model, more));
  }

  /// A conversation whose contents alternate between user and assistant.
  private static String conversation(String... contents) {
    StringBuilder messages = new StringBuilder();
    for (int i = 0; i < contents.length; i++) {
      messages
          .append(i == 0 ? "" : ",")
          .append(
              "{'role':'%s','content':%s}"
                  .formatted(i % 2 == 0 ? "user" : "assistant", contents[i]));
    }
    return json("{'model':'claude-opus-5','max_tokens':9,'messages':[" + messages + "]}");
  }

  private static String json(String quotedSingly) {
    return quotedSingly.replace('\'', '"');
  }
}
