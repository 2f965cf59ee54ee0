package io.github.kiro4j.api.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/// JSON that is read and written again is equal, member by member.
class WireFormTest {

  private static final String SONNET =
      """
      {"type":"model","id":"claude-sonnet-4-5","display_name":"Claude Sonnet 4.5",
       "created_at":"2025-09-29T00:00:00Z","max_input_tokens":200000,"max_tokens":64000,"lifecycle":"active",
       "object":"model","created":1759104000,"owned_by":"anthropic","deprecated_at":null,"retires_at":null}\
      """;

  @Test
  void aModel() throws Exception {
    assertSameJson(SONNET, ModelInfo.class);
  }

  @Test
  void aPageOfModels() throws Exception {
    assertSameJson(
        """
        {"object":"list","data":[%s],"has_more":true,
         "first_id":"claude-sonnet-4-5","last_id":"claude-sonnet-4-5"}\
        """
            .formatted(SONNET),
        ModelList.class);
  }

  @Test
  void anEmptyPageWritesItsNulls() {
    assertThat(new String(Json.bytes(new ModelList(List.of(), false)), UTF_8))
        .isEqualTo(
            """
            {"object":"list","data":[],"has_more":false,"first_id":null,"last_id":null}\
            """);
  }

  @Test
  void anUnknownReleaseDateIsTheEpoch() {
    ModelInfo model = new ModelInfo("m", "M", 1, 1, 0, "somebody", null);

    assertThat(model.createdAt()).isEqualTo("1970-01-01T00:00:00Z");
  }

  private static void assertSameJson(String json, Class<?> type) throws Exception {
    Object value = Json.MAPPER.readValue(json, type);
    assertThat(Json.MAPPER.readTree(Json.bytes(value))).isEqualTo(Json.MAPPER.readTree(json));
  }
}
