package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure;

/// A call failed upstream. [#failure] classifies the failure, so that fail-over and error mapping
/// can decide by class.
public final class UpstreamFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient UpstreamFailure failure;

  public UpstreamFailureException(UpstreamFailure failure) {
    super(failure.getClass().getSimpleName());
    this.failure = failure;
  }

  public UpstreamFailureException(UpstreamFailure failure, Throwable cause) {
    super(failure.getClass().getSimpleName(), cause);
    this.failure = failure;
  }

  public UpstreamFailure failure() {
    return failure;
  }
}
