package io.github.kiro4j.api.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// What a model can do behind the gateway. All members are present, because the official SDKs
/// require them.
///
/// Source: the type `ModelCapabilities` of Anthropic's official SDKs.
///
/// @param batch always unsupported
/// @param citations always unsupported
/// @param codeExecution always unsupported
/// @param contextManagement the edits of the context that have an effect: none
/// @param effort the levels of effort
/// @param imageInput whether the model accepts images
/// @param pdfInput whether the model gets the text of PDFs
/// @param serverTools the tools that the gateway runs
/// @param structuredOutputs whether the model can answer in JSON
/// @param thinking the modes of reasoning
@JsonNaming(SnakeCaseStrategy.class)
public record ModelCapabilities(
    Support batch,
    Support citations,
    Support codeExecution,
    Support contextManagement,
    Effort effort,
    Support imageInput,
    Support pdfInput,
    ServerTools serverTools,
    Support structuredOutputs,
    Thinking thinking) {

  /// The capabilities in which models differ, and those that the gateway gives to each model.
  public static ModelCapabilities of(Effort effort, boolean images, Thinking thinking) {
    Support no = new Support(false);
    Support yes = new Support(true);
    return new ModelCapabilities(
        no,
        no,
        no,
        no,
        effort,
        new Support(images),
        yes,
        new ServerTools(true, no, yes),
        yes,
        thinking);
  }

  /// Whether a capability is supported.
  public record Support(boolean supported) {}

  /// Support of effort as a whole, and of each level.
  public record Effort(
      boolean supported, Support low, Support medium, Support high, Support xhigh, Support max) {}

  /// Support of server tools as a whole, and of each tool.
  @JsonNaming(SnakeCaseStrategy.class)
  public record ServerTools(boolean supported, Support codeExecution, Support webSearch) {}

  /// Support of reasoning.
  public record Thinking(boolean supported, Types types) {

    /// The modes of reasoning.
    public record Types(
        Support adaptive,
        @JsonProperty("between_tools") Support betweenTools,
        Support disabled,
        Support enabled) {}
  }
}
