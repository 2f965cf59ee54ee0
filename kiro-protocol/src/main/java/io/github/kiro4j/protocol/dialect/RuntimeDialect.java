package io.github.kiro4j.protocol.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One path for all operations, which a header names.
///
/// A `systemPrompt` member and the REST paths are refused on this host with `REQUEST_BODY_INVALID`
/// (VansRouter PR #104, 2026-08-16; 9router issue #3774, 2026-09-04).
record RuntimeDialect() implements Dialect {

  /// Bytes of the smallest body that was refused by its size; one of 1,085,435 bytes was accepted.
  ///
  /// Source: measured by kiro-lb (autumn 2026).
  private static final int SMALLEST_REFUSED_BODY = 1_086_459;

  private static final String SERVICE = "KiroRuntimeService.";

  /// The service's answer to a body that is too large.
  private static final Evidence TOO_LARGE =
      Evidence.withoutResponse(null, "CONTENT_LENGTH_EXCEEDS_THRESHOLD");

  /// Request members in the order of the official client.
  ///
  /// @param agentMode `vibe` for ordinary work
  private record Body(
      ConversationState conversationState,
      @Nullable String profileArn,
      String agentMode,
      @Nullable JsonNode additionalModelRequestFields) {}

  /// `x-kiro-attempt` always names the first attempt, as `amz-sdk-request` does: the gateway sends
  /// each request as an invocation of its own.
  @Override
  public WireRequest generate(KiroRequest request, Caller caller, UUID invocation) {
    Body body =
        new Body(
            request.conversationState(),
            caller.profileArn(),
            HeaderList.AGENT_MODE,
            request.additionalModelRequestFields());
    return headers(caller, "GenerateAssistantResponse", invocation)
        .with("x-amzn-kiro-client-attribution", "kiro-ide")
        .with("x-kiro-attempt", "1;max=3")
        .post("/", body);
  }

  /// The profile ARN travels in the body; the headers of attribution and attempt are left out.
  ///
  /// Source: capture of kiro-cli 2.23.1 (kiro2claude, 2026-09).
  @Override
  public WireRequest mcp(ObjectNode call, Caller caller, UUID invocation) {
    ObjectNode body = call.deepCopy();
    caller.profile().ifPresent(arn -> body.put("profileArn", arn));
    return headers(caller, "InvokeMCP", invocation).post("/", body);
  }

  @Override
  public boolean endsWithMetadata() {
    return true;
  }

  @Override
  public Optional<ContextOverflow> overflow(int bytes) {
    return bytes < SMALLEST_REFUSED_BODY
        ? Optional.empty()
        : Optional.of(new ContextOverflow(TOO_LARGE));
  }

  private static HeaderList headers(Caller caller, String operation, UUID invocation) {
    return HeaderList.of(caller, SdkClient.RUNTIME, invocation)
        .with(HeaderList.CONTENT_TYPE, HeaderList.AWS_JSON)
        .with(HeaderList.TARGET, SERVICE + operation)
        .with(HeaderList.OPT_OUT, "true");
  }
}
