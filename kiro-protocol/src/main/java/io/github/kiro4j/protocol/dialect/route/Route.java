package io.github.kiro4j.protocol.dialect.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One way to try a credential: at an endpoint, naming a profile or none. It holds no secret.
public record Route(Endpoint endpoint, ArnChoice arn) {

  /// `runtime:shared`, for stores and logs; [#parse] reads it.
  public String text() {
    return endpoint.label() + ":" + arn.name().toLowerCase(Locale.ROOT);
  }

  /// The route that a text stands for; empty for a text of an unknown endpoint or choice, as a
  /// newer version may have stored it.
  public static Optional<Route> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    return Endpoint.labelled(parts[0])
        .flatMap(endpoint ->
            Arrays.stream(ArnChoice.values())
                .map(arn -> new Route(endpoint, arn))
                .filter(route -> route.text().equals(text))
                .findFirst());
  }
}
