package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables hold one change of a valid request per row, in the notation of [Verdict].
class MessageRulesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          two users in a row          | /1 | {"userInputMessage":{"content":"again"}}
          two assistants in a row     | /2 | {"assistantResponseMessage":{"content":"again"}}
          an assistant first          | /0 | {"assistantResponseMessage":{"content":"hello"}}
          a user last                 | /4 | {"userInputMessage":{"content":"and"}}
          a user without content      | /0/userInputMessage/content | ""
          an assistant without words  | /1/assistantResponseMessage/content | ""
          an assistant with no content | /1/assistantResponseMessage/content | absent
          tools in the history        | /2/userInputMessage/userInputMessageContext | {"tools":[{"toolSpecification":{"name":"now","description":"d","inputSchema":{"json":{"type":"object","properties":{}}}}}]}
          results before any call     | /0/userInputMessage/userInputMessageContext | {"toolResults":[{"toolUseId":"a","content":[{"text":"x"}]}]}
          an unknown speaker          | /1 | {"systemMessage":{"content":"x"}}
          an unknown assistant member | /1/assistantResponseMessage/thinking | "x"
          a call without input        | /3/assistantResponseMessage/toolUses/0/input | absent
          an input as text            | /3/assistantResponseMessage/toolUses/0/input | "{}"
          an empty key in an input    | /3/assistantResponseMessage/toolUses/0/input | {"a":[{"":1}]}
          a null in an input          | /3/assistantResponseMessage/toolUses/0/input | {"a":{"b":null}}
          a call id of another form   | /3/assistantResponseMessage/toolUses/0/toolUseId | "tooluse 1"
          a call id too long          | /3/assistantResponseMessage/toolUses/0/toolUseId | chars:65
          the same call twice         | /3/assistantResponseMessage/toolUses/1/toolUseId | "tooluse_1"
          flat reasoning              | /3/assistantResponseMessage/reasoningContent | {"text":"Two cities.","signature":"c2lnbmVk"}
          both kinds of reasoning     | /3/assistantResponseMessage/reasoningContent | {"redactedContent":"AAAA","reasoningText":{"text":"a","signature":"b"}}
          a seal that is no base64    | /3/assistantResponseMessage/reasoningContent | {"redactedContent":"???"}
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesHistoriesThatDoNotAlternate(String name, String place, String value) {
    ObjectNode body = Samples.conversation();
    Samples.set(body, Verdict.HISTORY + place, Verdict.value(value));

    assertThat(Verdict.on(body).reason()).as(name).isEqualTo("REQUEST_BODY_INVALID");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no content                   | /content                                  | absent
          content that is no string    | /content                                  | 7
          an unknown member            | /systemPrompt                             | "x"
          an unknown origin            | /origin                                   | "ANTHROPIC"
          an unknown intent            | /userIntent                               | "CHAT"
          a model id of another form   | /modelId                                  | "claude sonnet"
          a null list                  | /images                                   | null
          images that are no list      | /images                                   | {}
          an unknown member of context | /userInputMessageContext/toolChoice       | "auto"
          too much additional context  | /userInputMessageContext/additionalContext | [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]
          a cache point without type   | /cachePoint                               | {}
          an image without source      | /images                                   | [{"format":"png"}]
          an image that is no base64   | /images                                   | [{"format":"png","source":{"bytes":"%%%"}}]
          an image as a data URL       | /images                                   | [{"format":"png","source":{"bytes":"data:image/png;base64,AAAA"}}]
          bytes as numbers             | /images                                   | [{"format":"png","source":{"bytes":{"type":"Buffer","data":[1]}}}]
          a document of unknown form   | /documents                                | [{"name":"a","format":"rtf","source":{"bytes":"AAAA"}}]
          no content and no results    | /userInputMessageContext                  | {}
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesUserMessagesOfTheWrongShape(String name, String member, String value) {
    assertThat(Verdict.on(Verdict.CURRENT + member, value).reason())
        .as(name)
        .isEqualTo("REQUEST_BODY_INVALID");
  }
}
