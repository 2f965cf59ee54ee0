package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.ToolChoice;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.AnyCall;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.CallOf;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.JsonText;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Nothing;
import io.github.kiro4j.protocol.mapping.tools.Toolbox;
import java.util.Optional;

/// Reads what a request requires of its answer. A required call comes before required JSON, which
/// the client then gets after the result of the call.
final class RequirementReader {

  private RequirementReader() {}

  /// The requirement. The model can only meet a tool choice with a tool that it gets, and the
  /// continuation of a prefill is no complete JSON value.
  static AnswerRequirement read(
      MessagesRequest request, Toolbox toolbox, Optional<AnswerFormat> format, String prefill) {
    if (request.toolChoice() instanceof ToolChoice.Any && !toolbox.entries().isEmpty()) {
      return new AnyCall();
    }
    if (request.toolChoice() instanceof ToolChoice.Named named) {
      String tool = toolbox.names().upstream(named.name());
      if (toolbox.offers(tool)) {
        return new CallOf(tool);
      }
    }
    return format
        .filter(_ -> prefill.isEmpty())
        .<AnswerRequirement>map(json -> new JsonText(json.schema()))
        .orElseGet(Nothing::new);
  }
}
