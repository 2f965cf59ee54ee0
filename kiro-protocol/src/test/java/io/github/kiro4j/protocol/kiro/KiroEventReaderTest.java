package io.github.kiro4j.protocol.kiro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.protocol.eventstream.EventStreamException;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.protocol.eventstream.Header;
import io.github.kiro4j.protocol.eventstream.HeaderValue;
import io.github.kiro4j.protocol.kiro.KiroEvent.AssistantResponse;
import io.github.kiro4j.protocol.kiro.KiroEvent.ContextUsage;
import io.github.kiro4j.protocol.kiro.KiroEvent.InitialResponse;
import io.github.kiro4j.protocol.kiro.KiroEvent.InvalidState;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metadata;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metering;
import io.github.kiro4j.protocol.kiro.KiroEvent.ModelledException;
import io.github.kiro4j.protocol.kiro.KiroEvent.Reasoning;
import io.github.kiro4j.protocol.kiro.KiroEvent.Refusal;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import io.github.kiro4j.protocol.kiro.KiroEvent.ToolUseFragment;
import io.github.kiro4j.protocol.kiro.KiroEvent.Unknown;
import io.github.kiro4j.protocol.kiro.KiroEvent.UnmodelledError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KiroEventReaderTest {

  private static KiroEvent read(byte[] bytes) throws MalformedEventException {
    FrameDecoder decoder = new FrameDecoder();
    try {
      decoder.feed(bytes, 0, bytes.length);
      Frame frame = decoder.next();
      if (frame == null) {
        throw new AssertionError("no whole frame");
      }
      return KiroEventReader.read(frame);
    } catch (EventStreamException e) {
      throw new AssertionError(e);
    }
  }

  private static KiroEvent event(String type, String json) throws MalformedEventException {
    return read(FrameEncoder.event(type, json.getBytes(UTF_8)));
  }

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of(
            "assistantResponseEvent",
            """
            {"content":"Grüße \\u4f60","modelId":"m","references":[{"a":[1]}]}\
            """,
            new AssistantResponse("Grüße 你", "m")),
        Arguments.of("assistantResponseEvent", "{}", new AssistantResponse("", null)),
        Arguments.of(
            "assistantResponseEvent", "{\"content\":null}", new AssistantResponse("", null)),
        Arguments.of(
            "reasoningContentEvent",
            """
            {"text":"why","signature":"s","redactedContent":"cg=="}\
            """,
            new Reasoning("why", "s", "cg==")),
        Arguments.of("reasoningContentEvent", "{}", new Reasoning(null, null, null)),
        Arguments.of(
            "toolUseEvent",
            """
            {"toolUseId":"t1","name":"Read","input":"{\\"a\\"","stop":false}\
            """,
            new ToolUseFragment("t1", "Read", "{\"a\"", false)),
        Arguments.of(
            "toolUseEvent",
            """
            {"name":"Read","stop":true}\
            """,
            new ToolUseFragment(null, "Read", null, true)),
        Arguments.of(
            "toolUseEvent",
            """
            {"toolUseId":"t1","name":"Read","input":{"n":1.50,"b":[null,{}]},"x":{}}\
            """,
            new ToolUseFragment("t1", "Read", "{\"n\":1.50,\"b\":[null,{}]}", true, null)),
        Arguments.of(
            "metadataEvent",
            """
            {"tokenUsage":{"uncachedInputTokens":1,"outputTokens":2,"totalTokens":6,\
            "cacheReadInputTokens":3},"stopReason":"END_TURN"}\
            """,
            new Metadata(new TokenUsage(1, 2, 6, 3, null), "END_TURN", null)),
        Arguments.of(
            "metadataEvent",
            """
            {"tokenUsage":{"outputTokens":"2","totalTokens":1e30},"stopReason":7}\
            """,
            new Metadata(new TokenUsage(null, null, null, null, null), null, null)),
        Arguments.of("metadataEvent", "{}", new Metadata(null, null, null)),
        Arguments.of(
            "meteringEvent",
            """
            {"unit":"credit","unitPlural":"credits","usage":0.25}\
            """,
            new Metering(0.25, "credit", "credits")),
        Arguments.of("meteringEvent", "{}", new Metering(0, null, null)),
        Arguments.of(
            "contextUsageEvent", "{\"contextUsagePercentage\":9.5}", new ContextUsage(9.5)),
        Arguments.of(
            "invalidStateEvent",
            """
            {"reason":"INVALID_TASK_ASSIST_PLAN","message":"m"}\
            """,
            new InvalidState("INVALID_TASK_ASSIST_PLAN", "m")),
        Arguments.of("codeReferenceEvent", "this is never read", new Unknown("codeReferenceEvent")),
        Arguments.of(
            "metadataEvent",
            """
            {"stopReason":"CONTENT_FILTERED","stopDetails":{"refusal":{\
            "category":"reasoning_extraction","explanation":"Not that."}}}\
            """,
            new Metadata(
                null, "CONTENT_FILTERED", new Refusal("reasoning_extraction", "Not that."))),
        Arguments.of(
            "metadataEvent",
            """
            {"stopReason":"CONTENT_FILTERED","stopDetails":{"refusal":{"category":7,"more":[]}}}\
            """,
            new Metadata(null, "CONTENT_FILTERED", new Refusal(null, null))),
        Arguments.of(
            "metadataEvent",
            """
            {"stopReason":"END_TURN","stopDetails":{"refusal":null}}\
            """,
            new Metadata(null, "END_TURN", null)),
        Arguments.of("metadataEvent", "{\"stopDetails\":[]}", new Metadata(null, null, null)),
        Arguments.of("initial-response", "{}", new InitialResponse()),
        Arguments.of("initial-response", "{\"conversationId\":\"c\"}", new InitialResponse()),
        Arguments.of("initial-response", "", new InitialResponse()),
        Arguments.of("initial-response", "this is never read", new InitialResponse()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventsAreReadLeniently(String type, String json, KiroEvent expected) throws Exception {
    assertThat(event(type, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          capacityEvent                 | {"reason":"MODEL_TEMPORARILY_UNAVAILABLE","message":"m"} | MODEL_TEMPORARILY_UNAVAILABLE | m
          capacityEvent                 | {"reason":"INSUFFICIENT_MODEL_CAPACITY"}                 | INSUFFICIENT_MODEL_CAPACITY   | -
          MODEL_TEMPORARILY_UNAVAILABLE | {"message":"m"}                                          | -                             | m
          MODEL_TEMPORARILY_UNAVAILABLE | ~~                                                       | -                             | -
          error                         | {"message":"m","reason":"MODEL_TEMPORARILY_UNAVAILABLE"} | MODEL_TEMPORARILY_UNAVAILABLE | m
          error                         | {"message":"m"}                                          | -                             | m
          ThrottlingException           | {"message":"m","reason":"DAILY_REQUEST_COUNT"}           | DAILY_REQUEST_COUNT           | m
          """)
  void eventsMayReportFailuresToo(
      String type, String payload, @Nullable String reason, @Nullable String message)
      throws Exception {
    assertThat(event(type, payload)).isEqualTo(new ModelledException(type, message, reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\":\"END_OF_SEARCH\"}",
        "{\"reason\":null}",
        "{\"reason\":[\"MODEL_TEMPORARILY_UNAVAILABLE\"]}",
        "[\"MODEL_TEMPORARILY_UNAVAILABLE\"]"
      })
  void otherEventsOfUnknownNamesReportNothing(String payload) throws Exception {
    assertThat(event("somethingEvent", payload)).isEqualTo(new Unknown("somethingEvent"));
  }

  @Test
  void longPayloadsOfUnknownEventsAreNotLookedAt() throws Exception {
    String filler = "x".repeat(4096);

    assertThat(
            event(
                "somethingEvent",
                "{\"reason\":\"MODEL_TEMPORARILY_UNAVAILABLE\",\"a\":\"" + filler + "\"}"))
        .isEqualTo(new Unknown("somethingEvent"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          assistantResponseEvent | {"content":"cut
          assistantResponseEvent | not JSON
          assistantResponseEvent | ~~
          assistantResponseEvent | ["content"]
          assistantResponseEvent | {"content":{"a":1}}
          assistantResponseEvent | {"content":"a"} {"content":"b"}
          toolUseEvent           | {"name":["Read"]}
          toolUseEvent           | {"input":{"a":}
          reasoningContentEvent  | {"text":5}
          metadataEvent          | 7
          meteringEvent          | {
          """)
  void payloadOfAnotherFormIsMalformed(String type, String payload) {
    assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> event(type, payload));
  }

  @Test
  void framesWithoutAKnownTypeAreMalformed() {
    for (List<Header> headers :
        List.of(
            List.<Header>of(),
            List.of(Header.text(Header.MESSAGE_TYPE, "event")),
            List.of(Header.text(Header.MESSAGE_TYPE, "event"), Header.text(Header.EVENT_TYPE, " ")),
            List.of(
                Header.text(Header.MESSAGE_TYPE, "event"),
                new Header(Header.EVENT_TYPE, new HeaderValue.Int32(1))),
            List.of(
                Header.text(Header.MESSAGE_TYPE, "surprise"),
                Header.text(Header.EVENT_TYPE, "assistantResponseEvent")),
            List.of(
                new Header(Header.MESSAGE_TYPE, new HeaderValue.Bool(true)),
                Header.text(Header.EVENT_TYPE, "assistantResponseEvent")))) {
      byte[] frame = FrameEncoder.encode(headers, "{}".getBytes(UTF_8));

      assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> read(frame));
    }
  }

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(
            "ThrottlingException",
            """
            {"message":"slow","reason":"DAILY_REQUEST_COUNT"}\
            """,
            new ModelledException("ThrottlingException", "slow", "DAILY_REQUEST_COUNT")),
        Arguments.of(
            "com.amazon.aws.codewhisperer#ThrottlingError",
            "{\"Message\":\"slow\",\"reason\":null}",
            new ModelledException("ThrottlingError", "slow", null)),
        Arguments.of("error", "{}", new ModelledException("error", null, null)),
        Arguments.of("X:http://a#b", "plain", new ModelledException("X", "plain", null)),
        Arguments.of("X", "", new ModelledException("X", null, null)),
        Arguments.of(
            "", "{\"__type\":\"a#Y\"}", new ModelledException("UnknownException", null, null)));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void exceptionsAreReadWithoutNameSpace(String type, String payload, KiroEvent expected)
      throws Exception {
    assertThat(read(FrameEncoder.exception(type, payload.getBytes(UTF_8)))).isEqualTo(expected);
  }

  @Test
  void exceptionsTypeMayStandInItsBody() throws Exception {
    byte[] frame =
        FrameEncoder.encode(
            List.of(Header.text(Header.MESSAGE_TYPE, "exception")),
            "{\"__type\":\"a#ValidationException\",\"message\":\"m\"}".getBytes(UTF_8));

    assertThat(read(frame)).isEqualTo(new ModelledException("ValidationException", "m", null));
  }

  @Test
  void errorsAreStatedInHeadersThatMayBeMissing() throws Exception {
    assertThat(read(FrameEncoder.error("InternalFailure", "oops")))
        .isEqualTo(new UnmodelledError("InternalFailure", "oops"));
    assertThat(
            read(
                FrameEncoder.encode(
                    List.of(Header.text(Header.MESSAGE_TYPE, "error")), new byte[0])))
        .isEqualTo(new UnmodelledError(null, null));
    assertThat(
            read(
                FrameEncoder.encode(
                    List.of(Header.text(Header.MESSAGE_TYPE, "error")),
                    "{\"message\":\"m\"}".getBytes(UTF_8))))
        .isEqualTo(new UnmodelledError(null, "m"));
  }

  @Test
  void anEventOutlivesItsFrame() throws Exception {
    byte[] bytes =
        FrameEncoder.event("assistantResponseEvent", "{\"content\":\"a\"}".getBytes(UTF_8));
    KiroEvent event = read(bytes);

    Arrays.fill(bytes, (byte) 0);

    assertThat(event).isEqualTo(new AssistantResponse("a", null));
  }
}
