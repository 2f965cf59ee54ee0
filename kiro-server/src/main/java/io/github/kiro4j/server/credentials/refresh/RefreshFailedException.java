package io.github.kiro4j.server.credentials.refresh;

/// A refresh failed; [#failure] says why. The message holds no secret.
public final class RefreshFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient RefreshFailure failure;

  public RefreshFailedException(RefreshFailure failure) {
    super(failure.sentence());
    this.failure = failure;
  }

  public RefreshFailedException(RefreshFailure failure, Throwable cause) {
    super(failure.sentence(), cause);
    this.failure = failure;
  }

  public RefreshFailure failure() {
    return failure;
  }
}
