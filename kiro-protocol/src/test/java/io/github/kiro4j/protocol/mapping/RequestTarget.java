package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.reader.InvalidRequestBodyException;
import io.github.kiro4j.api.messages.reader.RequestReader;
import io.github.kiro4j.protocol.fuzz.Fuzzing;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;
import java.util.Optional;

/// Fuzzes the reader of request bodies and the translator of requests over the shipped catalogue: a
/// body is refused with an error for the client, or becomes a request that follows the rules of the
/// upstream and is the same each time.
public final class RequestTarget {

  private static final RequestTranslator TRANSLATOR = TranslatorFixture.translator();

  private RequestTarget() {}

  public static void fuzzerInitialize() {
    Fuzzing.loadClasses(RequestTarget.class, RequestTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    read(input).ifPresent(RequestTarget::translate);
  }

  private static Optional<MessagesRequest> read(byte[] body) {
    try {
      return Optional.of(RequestReader.read(body, MessagesRequest.class));
    } catch (InvalidRequestBodyException _) {
      return Optional.empty();
    }
  }

  private static void translate(MessagesRequest request) {
    try {
      TRANSLATOR.checkCountable(request);
      JsonNode json = json(request);
      List<String> violations = UpstreamRules.violations(json);
      if (!violations.isEmpty() || !json.equals(json(request))) {
        throw new AssertionError(violations + " in " + json);
      }
    } catch (InvalidRequestException refused) {
      refused.apiError();
    }
  }

  private static JsonNode json(MessagesRequest request) {
    return Json.MAPPER.valueToTree(TRANSLATOR.translate(request, RequestOrigin.UNKNOWN).request());
  }
}
