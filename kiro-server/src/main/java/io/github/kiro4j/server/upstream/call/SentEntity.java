package io.github.kiro4j.server.upstream.call;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/// The body of a request that tells when it is sent.
final class SentEntity extends HttpEntityWrapper {

  private final Runnable sent;

  SentEntity(HttpEntity body, Runnable sent) {
    super(body);
    this.sent = sent;
  }

  @Override
  public void writeTo(OutputStream upstream) throws IOException {
    super.writeTo(upstream);
    sent.run();
  }
}
