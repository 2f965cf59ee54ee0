package io.github.kiro4j.simulator.recording;

import io.github.kiro4j.simulator.service.Host;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The destination of a request: host, method, path and query.
///
/// @param query without the question mark, possibly empty
public record RequestLine(Host host, String method, String path, String query) {

  private static final Pattern REGION = Pattern.compile("/([a-z]{2}(?:-[a-z]+)+-\\d)(?=/|$)");

  /// The region in the path, for example in `/us-east-1/mcp`; empty where the path has none.
  Optional<String> region() {
    Matcher region = REGION.matcher(path);
    return region.find() ? Optional.of(region.group(1)) : Optional.empty();
  }

  /// The path at the host that the region stands for: `/mcp` of `/us-east-1/mcp`.
  String pathOnHost() {
    Matcher region = REGION.matcher(path);
    String rest = region.find() ? path.substring(region.end()) : path;
    return rest.isEmpty() ? "/" : rest;
  }

  /// The part of the path before the last slash.
  String parent() {
    return path.substring(0, lastSlash());
  }

  String lastSegment() {
    return path.substring(lastSlash() + 1);
  }

  /// Index of the last slash, or 0 for the path `*` of an OPTIONS request, which has none.
  private int lastSlash() {
    return Math.max(0, path.lastIndexOf('/'));
  }

  Optional<String> queryParameter(String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }
}
