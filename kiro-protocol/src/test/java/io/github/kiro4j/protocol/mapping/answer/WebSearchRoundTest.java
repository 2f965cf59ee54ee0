package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.METERING;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.reasoning;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.signature;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.websearch.SearchBlocks;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Failed;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Found;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Page;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSearchRoundTest {

  private static final SearchOutcome FOUND =
      new Found(List.of(new Page("Title", "https://example.org/", "snippet", null)));

  private final List<StreamEvent> events = new ArrayList<>();
  private final ResponseTranslator translator =
      new ResponseTranslator(Contexts.searching(), events::add);

  private void turn(KiroEvent... upstream) {
    for (KiroEvent event : upstream) {
      translator.accept(event);
    }
    translator.end(Dialect.REST, BodyEnd.MARKED);
  }

  private void search(SearchOutcome outcome) {
    for (SearchCall call : translator.searches()) {
      translator.searched(
          SearchBlocks.call(call.toolUseId(), call.input().path("query").asText()),
          SearchBlocks.result(call.toolUseId(), outcome));
    }
  }

  private Message message() {
    return new Translated(events, translator).message();
  }

  private String types() {
    return String.join(" ", message().content().stream().map(block -> block.type()).toList());
  }

  @Test
  void searchAndAnswerAreOneMessage() {
    turn(
        text("Let me look. "),
        tool("t-1", "web_search", "{\"query\":", false),
        tool("t-1", "web_search", "\"kiro\"}", true),
        METERING);
    assertThat(translator.done()).isFalse();

    search(FOUND);
    assertThat(translator.resume()).isTrue();
    turn(text("Found it."), METERING);

    assertThat(types()).isEqualTo("text server_tool_use web_search_tool_result text");
    assertThat(message().stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(message().usage().serverToolUse()).isEqualTo(new Usage.ServerToolUsage(1));
    assertThat(translator.facts().credits()).isEqualTo(0.5);
    assertThat(new Translated(events, translator).content())
        .contains("\"id\":\"srvtoolu_t_1\"", "\"input\":{\"query\":\"kiro\"}")
        .contains("\"tool_use_id\":\"srvtoolu_t_1\"");
    assertThat(OfficialSdk.accumulate(events)).isEqualTo(OfficialSdk.asJson(message()));
  }

  @Test
  void theAnswerIsRecordedForTheUpstream() {
    turn(
        reasoning("why"),
        signature("sig"),
        text("Let me "),
        text("look."),
        tool("t1", "web_search", "{\"query\":\"a\"}", true),
        tool("t2", "web_search", "{\"query\":\"b\"}", true));

    assertThat(translator.searches()).extracting(SearchCall::toolUseId).containsExactly("t1", "t2");
    assertThat(translator.assistantMessage().content()).isEqualTo("Let me look.");
    assertThat(translator.assistantMessage().toolUses())
        .extracting(use -> use.toolUseId() + use.name() + use.input())
        .containsExactly("t1web_search{\"query\":\"a\"}", "t2web_search{\"query\":\"b\"}");
    assertThat(translator.assistantMessage().reasoningContent())
        .isEqualTo(new ReasoningContent.ReasoningText("why", "sig"));
  }

  @Test
  void eachRoundIsRecordedSeparately() {
    turn(text("first"), tool("t1", "web_search", "{\"query\":\"a\"}", true));
    search(FOUND);
    translator.resume();
    turn(tool("t2", "web_search", "{\"query\":\"b\"}", true));

    assertThat(translator.searches()).extracting(SearchCall::toolUseId).containsExactly("t2");
    assertThat(translator.assistantMessage().content()).isEqualTo(" ");
  }

  @Test
  void callsOfClientToolsAreLeftToTheClient() {
    turn(
        tool("t1", "web_search", "{\"query\":\"a\"}", true),
        tool("t2", "Read", "{}", true),
        METERING);
    search(FOUND);

    assertThat(translator.resume()).isFalse();
    assertThat(types()).isEqualTo("tool_use server_tool_use web_search_tool_result");
    assertThat(message().stopReason()).isEqualTo(StopReason.TOOL_USE);
  }

  @Test
  void failedSearchIsAnErrorBlockAndIsNotCounted() {
    turn(tool("t1", "web_search", "{\"query\":\"a\"}", true));
    search(new Failed(Reason.UNAVAILABLE));
    translator.resume();
    turn(text("I could not look."), METERING);

    assertThat(types()).isEqualTo("server_tool_use web_search_tool_result text");
    assertThat(message().usage().serverToolUse()).isNull();
    assertThat(OfficialSdk.accumulate(events)).isEqualTo(OfficialSdk.asJson(message()));
  }

  @Test
  void usageIsThePromptOfTheLastRoundAndTheAnswersOfAll() {
    turn(
        tool("t1", "web_search", "{\"query\":\"a\"}", true),
        new KiroEvent.Metadata(new KiroEvent.TokenUsage(100, 20, 120, null, null), null, null));
    search(FOUND);
    translator.resume();
    turn(
        text("b"),
        new KiroEvent.Metadata(new KiroEvent.TokenUsage(300, 5, 305, null, null), null, null));

    assertThat(message().usage())
        .isEqualTo(
            new Usage(
                300, 25, 0, 0, new Usage.OutputTokensDetails(0), new Usage.ServerToolUsage(1)));
  }

  @Test
  void laterRoundMayFail() {
    turn(tool("t1", "web_search", "{\"query\":\"a\"}", true));
    search(FOUND);
    translator.resume();
    translator.fail(new UpstreamFailure.Network());

    assertThat(new Translated(events, translator).error().error().type()).isEqualTo("api_error");
  }

  @Test
  void nothingToSearchEndsTheMessage() {
    turn(text("a"), METERING);

    assertThat(translator.searches()).isEmpty();
    assertThat(translator.resume()).isFalse();
    assertThat(types()).isEqualTo("text");
  }
}
