package io.github.kiro4j.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestTranslatorPropertiesTest {

  private static final Pattern WORD = Pattern.compile("w\\d{5}");

  private final RequestTranslator translator = TranslatorFixture.translator();

  @Provide
  Arbitrary<List<Integer>> decisions() {
    return Arbitraries.integers().between(0, 5039).list().ofMaxSize(150);
  }

  @Property(tries = 1000)
  void everyConversationBecomesOneThatTheUpstreamAccepts(
      @ForAll("decisions") List<Integer> decisions) {
    RandomConversation.Sample sample = RandomConversation.of(decisions);

    JsonNode request = translated(sample);

    assertThat(UpstreamRules.violations(request)).as(sample.json()).isEmpty();
  }

  @Property(tries = 1000)
  void everyWordArrivesOnceAndInOrder(@ForAll("decisions") List<Integer> decisions) {
    RandomConversation.Sample sample = RandomConversation.of(decisions);

    String request = translated(sample).toString();

    for (List<String> phrase : sample.phrases()) {
      assertThat(request).as(sample.json()).containsSubsequence(phrase);
      assertThat(phrase).allSatisfy(word -> assertThat(count(word, request)).isEqualTo(1));
    }
  }

  @Property(tries = 200)
  void sameRequestAlwaysGivesTheSameBytes(@ForAll("decisions") List<Integer> decisions) {
    RandomConversation.Sample sample = RandomConversation.of(decisions);

    assertThat(translated(sample).toString()).isEqualTo(translated(sample).toString());
  }

  @Property(tries = 1000)
  void historyIsUnchangedWhenTheConversationContinues(
      @ForAll("decisions") List<Integer> decisions) {
    MessagesRequest conversation = RandomConversation.of(decisions).request();
    List<InputMessage> messages = conversation.messages();

    for (int end = 1; end < messages.size(); end++) {
      if (speaks(messages.get(end - 1), Role.USER) && speaks(messages.get(end), Role.ASSISTANT)) {
        assertThat(sent(conversation, messages.size()))
            .startsWith(sent(conversation, end).toArray(JsonNode[]::new));
      }
    }
  }

  private static boolean speaks(InputMessage message, Role role) {
    return message.role() == role && WORD.matcher(message.content().toString()).find();
  }

  /// The messages that the upstream gets for the beginning of a conversation, without tools.
  private List<JsonNode> sent(MessagesRequest conversation, int end) {
    MessagesRequest request =
        new MessagesRequest(
            "claude-opus-5",
            conversation.maxTokens(),
            conversation.messages().subList(0, end),
            conversation.system(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            Map.of());
    ConversationState state =
        translator.translate(request, RequestOrigin.UNKNOWN).request().conversationState();
    List<ChatMessage> messages = new ArrayList<>(state.history());
    messages.add(state.currentMessage().withTools(List.of()));
    return messages.stream().<JsonNode>map(Json.MAPPER::valueToTree).toList();
  }

  private JsonNode translated(RandomConversation.Sample sample) {
    return Json.MAPPER.valueToTree(
        translator.translate(sample.request(), RequestOrigin.UNKNOWN).request());
  }

  private static long count(String word, String text) {
    return Pattern.compile(word).matcher(text).results().count();
  }
}
