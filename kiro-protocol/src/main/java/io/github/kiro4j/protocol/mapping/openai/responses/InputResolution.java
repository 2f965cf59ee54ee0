package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/// The whole conversation of a request: that of the earlier response that the request continues,
/// and the request's own input with references to earlier items replaced by the items.
final class InputResolution {

  private static final String REASONING_ID = "rs_";

  private InputResolution() {}

  /// The items.
  ///
  /// @throws InvalidRequestException if an earlier response, or an item, is not known; in OpenAI's
  ///   wording, on which clients send the whole conversation instead
  static List<JsonNode> of(OpenAiRequest request, EarlierItems earlier) {
    List<JsonNode> items = new ArrayList<>();
    Parameter.of(request, "previous_response_id")
        .text()
        .ifPresent(id -> items.addAll(earlier.conversation(id).orElseThrow(() -> unknown(id))));
    Parameter input = Parameter.of(request, "input");
    if (input.value().isTextual()) {
      items.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "message")
              .put("role", "user")
              .set("content", input.value()));
    } else {
      input.items().forEach(item -> add(item, earlier, items));
    }
    return items;
  }

  private static void add(Parameter item, EarlierItems earlier, List<JsonNode> items) {
    if (!isReference(item)) {
      items.add(item.value());
      return;
    }
    String id = item.member("id").requiredText();
    earlier
        .item(id)
        .ifPresentOrElse(
            items::add,
            () -> {
              // The model can answer without its earlier reasoning.
              if (!id.startsWith(REASONING_ID)) {
                throw unknownItem(id, item);
              }
            });
  }

  /// A reference may have no type.
  private static boolean isReference(Parameter item) {
    return item.member("type")
        .text()
        .map("item_reference"::equals)
        .orElseGet(() ->
            item.member("role").absent() && item.value().size() == 1 && item.value().has("id"));
  }

  private static InvalidRequestException unknown(String id) {
    return new InvalidRequestException(
        ErrorType.INVALID_REQUEST_ERROR,
        "previous_response_id: Previous response with id '%.80s' not found. Send the whole conversation in `input`."
            .formatted(id),
        "previous_response_not_found");
  }

  private static InvalidRequestException unknownItem(String id, Parameter item) {
    return new InvalidRequestException(
        ErrorType.NOT_FOUND_ERROR,
        "%s: Item with id '%.80s' not found. The gateway keeps items for a limited time, and not at all when `store` is set to false. Send the item itself."
            .formatted(item.path(), id),
        null);
  }
}
