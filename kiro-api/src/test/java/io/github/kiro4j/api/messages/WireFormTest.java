package io.github.kiro4j.api.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON that is read and written again is equal, member by member.
class WireFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"text","text":"a"}\
        """,
        """
        {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}\
        """,
        """
        {"type":"image","source":{"type":"url","url":"u"}}\
        """,
        """
        {"type":"document","source":{"type":"text","media_type":"text/plain","data":"d"},"title":"t"}\
        """,
        """
        {"type":"document","source":{"type":"content","content":[{"type":"text","text":"a"}]}}\
        """,
        """
        {"type":"document","source":{"type":"file","file_id":"f"},"context":"c"}\
        """,
        """
        {"type":"document","source":{"type":"stone","weight":2}}\
        """,
        """
        {"type":"search_result","source":"s","title":"t","content":[{"type":"text","text":"a"}]}\
        """,
        """
        {"type":"thinking","thinking":"","signature":"s"}\
        """,
        """
        {"type":"redacted_thinking","data":"d"}\
        """,
        """
        {"type":"tool_use","id":"i","name":"n","input":{"a":[1,null]}}\
        """,
        """
        {"type":"tool_result","tool_use_id":"i","content":[{"type":"tool_reference","tool_name":"n"}],"is_error":true}\
        """,
        """
        {"type":"server_tool_use","id":"i","name":"web_search","input":{"query":"q"}}\
        """,
        """
        {"type":"web_search_tool_result","tool_use_id":"i","content":[{"type":"web_search_result"}]}\
        """,
        """
        {"type":"hologram","depth":3,"sub":{"a":null}}\
        """,
      })
  void contentBlocks(String json) throws Exception {
    assertSameJson(json, ContentBlock.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",
         "content":[],"stop_reason":null,"stop_sequence":null,
         "usage":{"input_tokens":3,"output_tokens":1,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens_details":{"thinking_tokens":0},
          "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},
          "service_tier":"standard"}}}\
        """,
        """
        {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\
        """,
        """
        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}}\
        """,
        """
        {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":""}}\
        """,
        """
        {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"t"}}\
        """,
        """
        {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s"}}\
        """,
        """
        {"type":"content_block_delta","index":0,"delta":{"type":"smell_delta","smell":"s"}}\
        """,
        """
        {"type":"content_block_stop","index":0}\
        """,
        """
        {"type":"message_delta","delta":{"stop_reason":"stop_sequence","stop_sequence":"X"},
         "usage":{"input_tokens":3,"output_tokens":9,"cache_creation_input_tokens":1,
          "cache_read_input_tokens":2,"output_tokens_details":{"thinking_tokens":4},
          "server_tool_use":{"web_search_requests":1,"web_fetch_requests":0}}}\
        """,
        """
        {"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null,
          "stop_details":{"type":"refusal","category":"bio","explanation":null,
           "recommended_model":"m"}},
         "usage":{"input_tokens":3,"output_tokens":9,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens_details":{"thinking_tokens":0}}}\
        """,
        """
        {"type":"message_stop"}\
        """,
        """
        {"type":"ping"}\
        """,
        """
        {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}\
        """,
        """
        {"type":"weather","rain":true}\
        """,
      })
  void streamEvents(String json) throws Exception {
    assertSameJson(json, StreamEvent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"auto","disable_parallel_tool_use":true}\
        """,
        """
        {"type":"any"}\
        """,
        """
        {"type":"tool","name":"n"}\
        """,
        """
        {"type":"none"}\
        """,
        """
        {"type":"maybe","odds":2}\
        """,
      })
  void toolChoices(String json) throws Exception {
    assertSameJson(json, ToolChoice.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"enabled","budget_tokens":2000,"display":"omitted"}\
        """,
        """
        {"type":"adaptive","display":"summarized"}\
        """,
        """
        {"type":"disabled"}\
        """,
        """
        {"type":"between_tools","x":1}\
        """,
      })
  void thinkingConfigs(String json) throws Exception {
    assertSameJson(json, ThinkingConfig.class);
  }

  @Test
  void aMessageWritesItsNullsAndStopReason() throws Exception {
    Message message =
        new Message(
            "msg_1", "m", List.of(new Text("a")), StopReason.END_TURN, null, null, new Usage(1, 2));

    assertThat(Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(message)))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"id":"msg_1","type":"message","role":"assistant","model":"m",
                 "content":[{"type":"text","text":"a"}],"stop_reason":"end_turn",
                 "stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":2,
                 "cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens_details":{"thinking_tokens":0},
                 "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},
                 "service_tier":"standard"}}
                """));
  }

  @Test
  void aRefusedMessageTellsWhyItWasRefused() throws Exception {
    Message message =
        new Message(
            "msg_1",
            "m",
            List.of(),
            StopReason.REFUSAL,
            null,
            new StopDetails(null, "No.", null),
            new Usage(1, 2));

    assertThat(Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(message)).path("stop_details"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type":"refusal","category":null,"explanation":"No."}
                """));
  }

  @Test
  void anErrorBodyHasTypeErrorAndRequestId() throws Exception {
    ErrorResponse response =
        new ErrorResponse(new ApiError(ErrorType.NOT_FOUND_ERROR, "model: x"), "req_1");

    assertThat(Json.MAPPER.writeValueAsString(response))
        .isEqualTo(
            """
            {"type":"error","error":{"type":"not_found_error","message":"model: x"},"request_id":"req_1"}\
            """);
  }

  @Test
  void aTokenCount() throws Exception {
    assertSameJson("{\"input_tokens\":7}", TokenCount.class);
  }

  private static void assertSameJson(String json, Class<?> type) throws Exception {
    Object value = Json.MAPPER.readValue(json, type);
    assertThat(Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(value)))
        .isEqualTo(Json.MAPPER.readTree(json));
  }
}
