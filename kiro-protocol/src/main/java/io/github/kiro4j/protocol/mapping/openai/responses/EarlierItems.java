package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What is still known of earlier responses to the same client.
public interface EarlierItems {

  /// The conversation up to the end of a response; empty if it is not known.
  Optional<List<JsonNode>> conversation(String responseId);

  /// An item of an earlier response; empty if it is not known.
  Optional<JsonNode> item(String id);
}
