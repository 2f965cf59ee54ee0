package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolDirectory;
import java.util.List;

/// A request of the Responses API as a request of the Messages API.
///
/// @param tools the client's tools, by which calls in the answer get their form
/// @param echo what the response repeats of the request
/// @param input the whole conversation, that of an earlier response included
/// @param compaction whether the answer is the summary of the conversation
public record ResponsesCall(
    MessagesRequest request,
    ToolDirectory tools,
    ResponseObject.Echo echo,
    List<JsonNode> input,
    boolean compaction) {

  public ResponsesCall {
    input = List.copyOf(input);
  }
}
