package io.github.kiro4j.simulator.wire;

/// Ends the handling of a request with an error of the service.
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ServiceError error;

  public RefusedException(ServiceError error) {
    super(error.detail() == null ? error.message() : error.message() + " " + error.detail());
    this.error = error;
  }

  public ServiceError error() {
    return error;
  }
}
