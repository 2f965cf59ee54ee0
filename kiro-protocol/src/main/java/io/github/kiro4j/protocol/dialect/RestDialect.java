package io.github.kiro4j.protocol.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import java.util.Optional;
import java.util.UUID;

/// A path for each operation; members that the service binds to headers travel there: the agent
/// mode, and the profile ARN of a tool call.
record RestDialect() implements Dialect {

  private static final String JSON = "application/json";

  @Override
  public WireRequest generate(KiroRequest request, Caller caller, UUID invocation) {
    return headers(caller, invocation)
        .with(HeaderList.OPT_OUT, "true")
        .with("x-amzn-kiro-agent-mode", HeaderList.AGENT_MODE)
        .post("/generateAssistantResponse", request.withProfileArn(caller.profileArn()));
  }

  @Override
  public WireRequest mcp(ObjectNode call, Caller caller, UUID invocation) {
    HeaderList headers = headers(caller, invocation);
    caller.profile().ifPresent(arn -> headers.with("x-amzn-kiro-profile-arn", arn));
    return headers.post("/mcp", call);
  }

  @Override
  public boolean endsWithMetadata() {
    return false;
  }

  /// Reports of the limit contradict each other: about 615 kB, 1.25 MB and more (kiro-gateway issue
  /// #73, oh-my-pi), so that no size is certain to fail.
  @Override
  public Optional<ContextOverflow> overflow(int bytes) {
    return Optional.empty();
  }

  private static HeaderList headers(Caller caller, UUID invocation) {
    return HeaderList.of(caller, SdkClient.REST, invocation).with(HeaderList.CONTENT_TYPE, JSON);
  }
}
