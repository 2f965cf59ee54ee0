package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.protocol.failure.UpstreamFailure;

/// Listens to the attempts of one request; sending it to another endpoint is an attempt too. Called
/// by the thread that sends.
public interface SendListener {

  /// An attempt begins: the request is about to be sent.
  ///
  /// @param credential the id of the credential
  void sending(long credential, Route route);

  /// The attempt that began last succeeded: the answer has begun.
  void attemptSucceeded();

  /// The attempt that began last failed. An attempt that is aborted because its request ends has
  /// neither succeeded nor failed.
  void attemptFailed(UpstreamFailure failure);

  /// The same listener, before which an action is run for each attempt that begins.
  default SendListener counting(Runnable count) {
    SendListener wrapped = this;
    return new SendListener() {
      @Override
      public void sending(long credential, Route route) {
        count.run();
        wrapped.sending(credential, route);
      }

      @Override
      public void attemptSucceeded() {
        wrapped.attemptSucceeded();
      }

      @Override
      public void attemptFailed(UpstreamFailure failure) {
        wrapped.attemptFailed(failure);
      }
    };
  }

  /// Ignores every attempt.
  SendListener NONE =
      new SendListener() {
        @Override
        public void sending(long credential, Route route) {}

        @Override
        public void attemptSucceeded() {}

        @Override
        public void attemptFailed(UpstreamFailure failure) {}
      };
}
