package io.github.kiro4j.server.logging;

import io.dropwizard.logging.json.AccessJsonLayoutBaseFactory;
import java.util.Set;

/// Lines of the access log as JSON objects: Dropwizard's members, without the query of the address,
/// which may hold a secret, and the id of the request.
public final class JsonAccessLines extends AccessJsonLayoutBaseFactory {

  public JsonAccessLines() {
    setTimestampFormat(JsonLines.TIMES);
    setResponseHeaders(Set.of("request-id"));
  }
}
