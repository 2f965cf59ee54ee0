package io.github.kiro4j.protocol.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import java.util.Optional;
import java.util.UUID;

/// One of the forms in which Kiro's data plane takes the same two operations. The event stream that
/// answers them has one form.
///
/// Errors need no dialect: `FailureClassifier` reads the error's type from the `x-amzn-errortype`
/// header (REST) as well as from the body's `__type` (runtime).
public sealed interface Dialect permits RuntimeDialect, RestDialect {

  /// The dialect of current official clients; `runtime.{region}.kiro.dev` takes no other.
  ///
  /// Source: captures of Kiro IDE 1.0.437 (kiro-lb PR #42, 2026-09-12) and 1.1.70 (kiro-lb 0.2.7,
  /// 2026-09-30), and of kiro-cli 2.22.1 (kiro2claude, autumn 2026).
  Dialect RUNTIME = new RuntimeDialect();

  /// The dialect of Kiro IDE up to 1.0.2xx, for `q.{region}.amazonaws.com` and
  /// `codewhisperer.us-east-1.amazonaws.com`.
  ///
  /// Source: AWS's published `@aws/codewhisperer-streaming-client` 1.0.45; kiro.rs.
  Dialect REST = new RestDialect();

  /// The request that sends a conversation to a model. The profile ARN is the caller's; the one in
  /// the conversation's own request is not looked at.
  ///
  /// @param invocation a random id; every send has another one
  WireRequest generate(KiroRequest request, Caller caller, UUID invocation);

  /// The request that calls a tool which the service runs itself, such as web search.
  ///
  /// @param call a JSON-RPC request; it is not changed
  /// @param invocation a random id; every send has another one
  WireRequest mcp(ObjectNode call, Caller caller, UUID invocation);

  /// Whether a complete answer always has a `metadataEvent`, so that an answer without one was cut
  /// off.
  ///
  /// Source: 351 of 352 and 372 of 376 answers on the runtime host (kiro2claude, autumn 2026);
  /// older captures of the REST dialect lack the event.
  boolean endsWithMetadata();

  /// The failure that a body of [#generate] is certain to meet because of its size; empty where the
  /// service may take the body. A request that has it need not be sent in this dialect, while
  /// another dialect may have a wider limit.
  ///
  /// @param bytes the body's size, as sent
  Optional<ContextOverflow> overflow(int bytes);
}
