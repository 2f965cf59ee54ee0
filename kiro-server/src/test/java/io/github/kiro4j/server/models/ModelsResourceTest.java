package io.github.kiro4j.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsResourceTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.start(
            """
            models:
              refresh: false
              aliases: {company/fast: claude-haiku-4.5}
              catalogue:
                - {id: claude-opus-5, displayName: "Opus, the fifth"}
                - {id: gpt-7, family: gpt, contextWindow: 400000, maxOutputTokens: 128000, created: 1800000000,
                   reasoning: {style: effort, shape: reasoning, levels: [low, high], canDisable: false}}
            """);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aModelHasTheMembersOfTheApiAndOfKiroRs() throws Exception {
    assertThat(get("/v1/models/claude-sonnet-4-5"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type":"model","id":"claude-sonnet-4-5","display_name":"Claude Sonnet 4.5",
                 "created_at":"2025-09-29T00:00:00Z","max_input_tokens":200000,"max_tokens":64000,"lifecycle":"active",
                 "object":"model","created":1759104000,"owned_by":"anthropic","deprecated_at":null,"retires_at":null,
                 "capabilities":{
                   "batch":{"supported":false},"citations":{"supported":false},
                   "code_execution":{"supported":false},"context_management":{"supported":false},
                   "effort":{"supported":true,"low":{"supported":true},"medium":{"supported":true},
                     "high":{"supported":true},"xhigh":{"supported":false},"max":{"supported":true}},
                   "image_input":{"supported":true},"pdf_input":{"supported":true},
                   "server_tools":{"supported":true,"code_execution":{"supported":false},
                     "web_search":{"supported":true}},
                   "structured_outputs":{"supported":true},
                   "thinking":{"supported":true,"types":{"adaptive":{"supported":true},
                     "between_tools":{"supported":false},"disabled":{"supported":true},
                     "enabled":{"supported":true}}}}}
                """));
  }

  @Test
  void modelsWithoutADateComeFirstThenTheNewest() throws Exception {
    JsonNode list = get("/v1/models?limit=1000");

    List<String> ids = ids(list);
    assertThat(ids).doesNotHaveDuplicates().contains("auto", "claude-opus-5-5", "gpt-7");
    assertThat(ids.getFirst()).isEqualTo("claude-opus-5-5");
    assertThat(list.path("object").textValue()).isEqualTo("list");
    assertThat(list.path("has_more").booleanValue()).isFalse();
    assertThat(list.path("first_id").textValue()).isEqualTo(ids.getFirst());
    assertThat(list.path("last_id").textValue()).isEqualTo(ids.getLast());
    List<String> dated =
        list.path("data").findValuesAsText("created_at").stream()
            .dropWhile("1970-01-01T00:00:00Z"::equals)
            .toList();
    assertThat(dated).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ids.get(ids.size() - dated.size())).isEqualTo("gpt-7");
  }

  @Test
  void aModelThatCanThinkIsFollowedByItsThinkingEntry() throws Exception {
    JsonNode data = get("/v1/models?limit=1000").path("data");

    List<String> ids = data.findValuesAsText("id");
    int haiku = ids.indexOf("claude-haiku-4-5");
    assertThat(ids.get(haiku + 1)).isEqualTo("claude-haiku-4-5-thinking");
    assertThat(data.get(haiku + 1).path("display_name").textValue())
        .isEqualTo("Claude Haiku 4.5 (Thinking)");
    assertThat(ids).contains("gpt-7-thinking").doesNotContain("auto-thinking", "glm-5-thinking");
  }

  @Test
  void withoutALimitEveryModelIsListed() throws Exception {
    JsonNode list = get("/v1/models");

    assertThat(list).isEqualTo(get("/v1/models?limit=1000"));
    assertThat(list.path("data")).hasSizeGreaterThan(20);
    assertThat(list.path("has_more").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20})
  void pagesForwardMakeUpTheWholeList(int limit) throws Exception {
    List<String> all = ids(get("/v1/models?limit=1000"));

    List<String> paged = new ArrayList<>();
    JsonNode page = get("/v1/models?limit=" + limit);
    paged.addAll(ids(page));
    while (page.path("has_more").booleanValue()) {
      String cursor = page.path("last_id").textValue();
      page = get("/v1/models?limit=" + limit + "&after_id=" + cursor);
      paged.addAll(ids(page));
    }

    assertThat(paged).isEqualTo(all);
  }

  @Test
  void pagesBackwardMakeUpTheWholeList() throws Exception {
    List<String> all = ids(get("/v1/models?limit=1000"));

    List<String> paged = new ArrayList<>(List.of(all.getLast()));
    JsonNode page = get("/v1/models?limit=7&before_id=" + all.getLast());
    paged.addAll(0, ids(page));
    while (page.path("has_more").booleanValue()) {
      page = get("/v1/models?limit=7&before_id=" + page.path("first_id").textValue());
      paged.addAll(0, ids(page));
    }

    assertThat(paged).isEqualTo(all);
  }

  @Test
  void thePageAfterTheLastModelIsEmpty() throws Exception {
    String last = get("/v1/models?limit=1000").path("last_id").textValue();

    JsonNode page = get("/v1/models?after_id=" + last);

    assertThat(page.path("data")).isEmpty();
    assertThat(page.path("has_more").booleanValue()).isFalse();
    assertThat(page.path("first_id").isNull()).isTrue();
    assertThat(page.path("last_id").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=0                            | limit: Input should be greater than or equal to 1
          limit=-5                           | limit: Input should be greater than or equal to 1
          limit=1001                         | limit: Input should be less than or equal to 1000
          limit=ten                          | limit: Input should be a valid integer, unable to parse string as an integer
          limit=                             | limit: Input should be a valid integer, unable to parse string as an integer
          limit=99999999999                  | limit: Input should be less than or equal to 1000
          after_id=nobody                    | after_id: no model has this id
          before_id=nobody                   | before_id: no model has this id
          after_id=auto&before_id=gpt-7      | Only one of before_id and after_id may be given
          """)
  void invalidParametersAreRefused(String query, String message) throws Exception {
    HttpResponse<String> response = gateway.send(gateway.request("/v1/models?" + query));

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode error = Json.MAPPER.readTree(response.body()).path("error");
    assertThat(error.path("type").textValue()).isEqualTo("invalid_request_error");
    assertThat(error.path("message").textValue()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-4-6, claude-opus-4-6",
    "claude-opus-4.6, claude-opus-4-6",
    "claude-opus-4-6-thinking, claude-opus-4-6-thinking",
    "claude-opus-4.6-thinking, claude-opus-4-6-thinking",
    "claude-sonnet-4-5-20250929, claude-sonnet-4-5",
    "claude-sonnet-4-5-20250929-thinking, claude-sonnet-4-5-thinking",
    "claude-sonnet-latest, claude-sonnet-4-5",
    "claude-opus-4-6%5B1m%5D, claude-opus-4-6",
    "auto-thinking, auto",
    "company/fast, claude-haiku-4-5",
    "minimax-m2.5, minimax-m2-5",
  })
  void aModelIsFoundByEveryNameThatResolvesToIt(String name, String id) throws Exception {
    assertThat(get("/v1/models/" + name).path("id").textValue()).isEqualTo(id);
  }

  @Test
  void theOperatorsDescriptionIsShown() throws Exception {
    assertThat(get("/v1/models/claude-opus-5").path("display_name").textValue())
        .isEqualTo("Opus, the fifth");
    assertThat(get("/v1/models/gpt-7").path("owned_by").textValue()).isEqualTo("kiro");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-9", "claude-opus-9-9", "nothing"})
  void anUnknownModelIsNotFound(String name) throws Exception {
    HttpResponse<String> response = gateway.send(gateway.request("/v1/models/" + name));

    assertThat(response.statusCode()).isEqualTo(404);
    JsonNode body = Json.MAPPER.readTree(response.body());
    assertThat(body.path("type").textValue()).isEqualTo("error");
    assertThat(body.path("error").path("type").textValue()).isEqualTo("not_found_error");
    assertThat(body.path("error").path("message").textValue()).isEqualTo("model: " + name);
    assertThat(body.path("request_id").textValue())
        .isEqualTo(response.headers().firstValue("request-id").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/v1/models/claude-opus-5", "/v1/v1/models"})
  void aRequestWithoutAKeyIsRefused(String path) throws Exception {
    HttpResponse<String> response =
        gateway.send(HttpRequest.newBuilder(gateway.uri().resolve(path)));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).doesNotContain("claude");
  }

  /// Codex rejects the whole catalogue if one entry lacks one of these members.
  @Test
  void codexGetsItsCatalogueBesideTheList() throws Exception {
    JsonNode list = get("/v1/models?client_version=0.171.0");

    assertThat(list.path("data")).isEqualTo(get("/v1/models").path("data"));
    assertThat(list.path("has_more").booleanValue()).isFalse();
    assertThat(slugs(list, "list")).contains("gpt-5.6-sol", "claude-sonnet-4-5");
    assertThat(slugs(list, "list").stream().map(slug -> slug.replace('.', '-')).toList())
        .doesNotHaveDuplicates()
        .isEqualTo(ids(list).stream().filter(id -> !id.endsWith("-thinking")).toList());
    for (JsonNode model : list.path("models")) {
      assertThat(model.path("base_instructions").textValue()).contains("AGENTS.md");
      assertThat(model.fieldNames())
          .toIterable()
          .contains(
              "display_name",
              "supported_reasoning_levels",
              "shell_type",
              "visibility",
              "supported_in_api",
              "priority",
              "support_verbosity",
              "truncation_policy",
              "experimental_supported_tools",
              "context_window");
    }
  }

  @Test
  void codexKnowsTheOtherNamesOfModelsWithoutListingThem() throws Exception {
    JsonNode list = get("/v1/models?client_version=0.171.0");

    assertThat(slugs(list, "hide")).containsExactly("company/fast", "gpt-5.6");
    assertThat(entry(list.path("models"), "gpt-5.6").path("display_name").textValue())
        .isEqualTo("GPT-5.6 Sol");
  }

  @Test
  void codexKnowsWhatEachModelCanDo() throws Exception {
    JsonNode models = get("/v1/models?client_version=0.171.0").path("models");

    JsonNode gpt = entry(models, "gpt-7");
    assertThat(gpt.path("context_window").intValue()).isEqualTo(400_000);
    assertThat(gpt.path("supported_reasoning_levels").findValuesAsText("effort"))
        .containsExactly("low", "high");
    assertThat(gpt.path("apply_patch_tool_type").textValue()).isEqualTo("freeform");
    assertThat(gpt.path("supports_reasoning_summaries").booleanValue()).isTrue();
    JsonNode auto = entry(models, "auto");
    assertThat(auto.path("supported_reasoning_levels")).isEmpty();
    assertThat(auto.path("supports_reasoning_summaries").booleanValue()).isFalse();
    assertThat(auto.has("apply_patch_tool_type")).isFalse();
  }

  @Test
  void otherClientsDoNotGetCodexCatalogue() throws Exception {
    assertThat(get("/v1/models").has("models")).isFalse();
  }

  @Test
  void aBaseAddressThatEndsInV1Works() throws Exception {
    assertThat(get("/v1/v1/models?limit=3")).isEqualTo(get("/v1/models?limit=3"));
    assertThat(get("/v1/v1/models/gpt-7")).isEqualTo(get("/v1/models/gpt-7"));
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> response = gateway.send(gateway.request(path));
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    return Json.MAPPER.readTree(response.body());
  }

  private static List<String> slugs(JsonNode list, String visibility) {
    return list.path("models")
        .valueStream()
        .filter(model -> model.path("visibility").textValue().equals(visibility))
        .map(model -> model.path("slug").textValue())
        .toList();
  }

  private static JsonNode entry(JsonNode models, String slug) {
    return models
        .valueStream()
        .filter(model -> model.path("slug").textValue().equals(slug))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(JsonNode list) {
    return list.path("data").findValuesAsText("id");
  }
}
