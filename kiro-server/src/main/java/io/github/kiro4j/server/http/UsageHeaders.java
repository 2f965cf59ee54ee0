package io.github.kiro4j.server.http;

import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;

/// The headers that tell a client which credential has served a request, and what the upstream
/// charged: `exposeUsageHeaders`.
public final class UsageHeaders {

  /// The id of the credential. A stream whose status is sent before the upstream's first event has
  /// none, because another credential may serve the request yet.
  public static final String CREDENTIAL = "x-kiro4j-credential";

  /// The upstream's charge. Streams have none: the upstream names the charge at the end.
  public static final String CREDITS = "x-kiro4j-credits";

  private UsageHeaders() {}

  /// Adds the credential that serves the request.
  public static void addCredential(Response response, long id) {
    response.getHeaders().putSingle(CREDENTIAL, Long.toString(id));
  }

  /// Adds the charge for the whole answer.
  public static void addCredits(Response response, double credits) {
    String text = BigDecimal.valueOf(credits).stripTrailingZeros().toPlainString();
    response.getHeaders().putSingle(CREDITS, text);
  }
}
