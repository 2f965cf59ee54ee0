package io.github.kiro4j.protocol.dialect;

import io.github.kiro4j.protocol.dialect.WireRequest.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Collects the headers of one request, in lower case, and ends with the request. For one thread.
final class HeaderList {

  static final String CONTENT_TYPE = "content-type";
  static final String TARGET = "x-amz-target";

  /// Asks the service not to use the conversation for anything but the answer.
  static final String OPT_OUT = "x-amzn-codewhisperer-optout";

  static final String AWS_JSON = "application/x-amz-json-1.0";

  /// Ordinary work, as opposed to the IDE's spec mode and its subagents.
  static final String AGENT_MODE = "vibe";

  private final Map<String, String> headers = new LinkedHashMap<>();

  private HeaderList() {}

  /// The headers that every call has.
  static HeaderList of(Caller caller, SdkClient client, UUID invocation) {
    HeaderList list =
        new HeaderList()
            .with("authorization", "Bearer " + caller.bearer())
            .with("user-agent", client.userAgent(caller.client()))
            .with("x-amz-user-agent", client.shortUserAgent(caller.client()))
            .with("amz-sdk-invocation-id", invocation.toString())
            .with("amz-sdk-request", "attempt=1; max=3");
    caller.kind().headers().forEach(list::with);
    return list;
  }

  HeaderList with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  WireRequest post(String path, Object body) {
    return new WireRequest(Method.POST, path, Map.of(), headers, body);
  }

  WireRequest get(String path, Map<String, String> query) {
    return new WireRequest(Method.GET, path, query, headers, null);
  }
}
