package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.OpenAiErrors;
import java.util.List;
import java.util.function.Consumer;

/// A response that failed before it began, as a stream.
public final class FailedResponse {

  private FailedResponse() {}

  /// Writes `response.failed` and `error`.
  public static void write(
      AnswerIdentity identity, ClientError error, Consumer<ResponseEvent> sink) {
    ResponseObject.Echo echo = new ResponseObject.Echo(TextNode.valueOf("auto"), true, null);
    OpenAiError translated = OpenAiErrors.ofResponses().of(error);
    ResponseObject failed =
        new ResponseObject(
            "resp_" + identity.key(),
            identity.created(),
            "failed",
            identity.model(),
            List.of(),
            translated,
            null,
            null,
            echo);
    sink.accept(new ResponseEvent.Lifecycle("response.failed", 0, failed));
    sink.accept(ResponseEvent.Failure.of(1, translated));
  }
}
