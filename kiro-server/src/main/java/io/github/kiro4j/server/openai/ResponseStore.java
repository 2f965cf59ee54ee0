package io.github.kiro4j.server.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.responses.EarlierItems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps responses, with the conversations that led to them, for requests that continue or quote
/// them: for a limited time and to a limited size, the oldest go first. A client finds only
/// responses that were made with its own key.
public interface ResponseStore {

  /// How long a response is kept.
  Duration KEPT = Duration.ofHours(1);

  /// Keeps a response. A conversation that exceeds the store is not kept.
  ///
  /// @param owner whose response it is
  /// @param input the items before the response
  void put(String owner, List<JsonNode> input, ResponseObject response);

  /// What is kept for one client.
  ///
  /// @param owner whose responses these are
  EarlierItems of(String owner);

  /// The id of the response that an item belongs to, which the item's id contains; empty if the id
  /// is no item's.
  static Optional<String> responseOf(String itemId) {
    int start = itemId.indexOf('_') + 1;
    int end = start + AnswerIdentities.KEY_LENGTH;
    return itemId.length() < end
        ? Optional.empty()
        : Optional.of("resp_" + itemId.substring(start, end));
  }
}
