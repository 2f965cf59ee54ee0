package io.github.kiro4j.server.activity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of a request before its body is read.
///
/// @param route the path without a repeated `/v1`, such as `/v1/messages`
/// @param key id of the client's key
/// @param client the client's program, such as `claude-cli`; empty if the client does not name one
/// @param traceParent the client's header `traceparent`, unchecked; null without one
public record RequestSource(String route, String key, String client, @Nullable String traceParent) {

  /// More than the header of any version of W3C Trace Context needs.
  private static final int MAX_TRACE_PARENT_LENGTH = 100;

  private static final int MAX_LENGTH = 60;

  /// Separates a product from its version in the header `User-Agent`.
  private static final Pattern VERSION = Pattern.compile("/[vV]?[0-9].*");

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7E]");

  /// Reads the client's program from its header.
  ///
  /// @param userAgent the header `User-Agent`, whose first product is the client's program
  public static RequestSource of(String route, String key, @Nullable String userAgent) {
    return new RequestSource(route, key, userAgent == null ? "" : program(userAgent), null);
  }

  /// The same source, which continues the client's trace.
  ///
  /// @param header the header `traceparent`; null without one
  public RequestSource tracedBy(@Nullable String header) {
    boolean usable = header != null && header.length() <= MAX_TRACE_PARENT_LENGTH;
    return new RequestSource(route, key, client, usable ? header : null);
  }

  private static String program(String userAgent) {
    String product = userAgent.strip().split("\\s", 2)[0];
    String name = VERSION.matcher(product).replaceFirst("");
    String printable = UNPRINTABLE.matcher(name).replaceAll("?");
    return printable.substring(0, Math.min(printable.length(), MAX_LENGTH));
  }
}
