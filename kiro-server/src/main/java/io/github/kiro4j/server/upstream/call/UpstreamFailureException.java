package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure;

/// The upstream did not do what it was asked; [#failure] says why in terms that can be decided on.
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
