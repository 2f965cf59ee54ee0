package io.github.kiro4j.protocol.dialect.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.route.RouteFault.Send;
import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Refusals as the service words them, from the answer to the verdict.
class RouteFaultTest {

  private static final Send FIRST = new Send(false, false);
  private static final Send REFRESHED = new Send(true, false);
  private static final Send PROVEN = new Send(false, true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          400 | -                     | profileArn is required for this request. | -                    | PAIR
          400 | ValidationException   | Invalid profileArn.                      | -                    | PAIR
          400 | ValidationException   | Improperly formed request.               | REQUEST_BODY_INVALID | PAIR
          400 | ValidationException   | -                                        | REQUEST_BODY_INVALID | PAIR
          400 | ValidationException   | Improperly formed request.               | -                    | NONE
          400 | ValidationException   | Invalid tool use format.                 | REQUEST_BODY_INVALID | NONE
          400 | ValidationException   | -                                        | TOOL_SCHEMA_INVALID  | NONE
          400 | ValidationException   | -                                        | INVALID_MODEL_ID     | NONE
          400 | ValidationException   | -                                        | THINKING_SIGNATURE_INVALID | NONE
          400 | ValidationException   | Input is too long.                       | CONTENT_LENGTH_EXCEEDS_THRESHOLD | NONE
          400 | AccessDeniedException | Invalid token                            | -                    | NONE
          401 | -                     | -                                        | -                    | NONE
          403 | AccessDeniedException | User is not authorized to make this call. | -                   | PAIR
          403 | AccessDeniedException | Invalid token                            | -                    | PAIR
          403 | AccessDeniedException | Your subscription does not support this application | -         | PAIR
          403 | AccessDeniedException | The bearer token included in the request is invalid. | -        | NONE
          403 | AccessDeniedException | Token expired                            | -                    | NONE
          403 | AccessDeniedException | -                                        | TEMPORARILY_SUSPENDED | NONE
          403 | AccessDeniedException | -                                        | FEATURE_NOT_SUPPORTED | NONE
          404 | UnknownOperationException | -                                    | -                    | ENDPOINT
          400 | com.amazon.coral.service#UnknownOperationException | -           | -                    | ENDPOINT
          404 | -                     | -                                        | -                    | ENDPOINT
          402 | -                     | -                                        | MONTHLY_REQUEST_COUNT | NONE
          408 | -                     | -                                        | -                    | NONE
          429 | ThrottlingException   | -                                        | -                    | NONE
          429 | ThrottlingException   | -                                        | INSUFFICIENT_MODEL_CAPACITY | NONE
          500 | InternalServerException | -                                      | -                    | ENDPOINT
          500 | InternalServerException | -                                      | MODEL_TEMPORARILY_UNAVAILABLE | NONE
          502 | -                     | -                                        | -                    | ENDPOINT
          503 | -                     | -                                        | -                    | ENDPOINT
          503 | ValidationException   | -                                        | TOOL_USE_RESULT_MISMATCH | NONE
          """)
  void refusalOfAFirstSendTellsWhatToTryNext(
      int status,
      @Nullable String type,
      @Nullable String message,
      @Nullable String reason,
      RouteFault fault) {
    assertThat(RouteFault.of(inHeader(status, type, message, reason), FIRST)).isEqualTo(fault);
    assertThat(RouteFault.of(inBody(status, type, message, reason), FIRST)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          403 | The bearer token included in the request is invalid. | PAIR
          403 | Token expired                                        | PAIR
          400 | Invalid token                                        | PAIR
          401 | The bearer token included in the request is invalid. | NONE
          """)
  void tokenThatWasJustRefreshedIsNotToBlame(int status, String message, RouteFault fault) {
    UpstreamFailure failure = inBody(status, "AccessDeniedException", message, null);

    assertThat(RouteFault.of(failure, REFRESHED)).isEqualTo(fault);
  }

  @Test
  void malformedRequestOnAProvenRouteIsTheRequestsFault() {
    UpstreamFailure malformed =
        inBody(400, "ValidationException", "Improperly formed request.", "REQUEST_BODY_INVALID");

    assertThat(RouteFault.of(malformed, PROVEN)).isEqualTo(RouteFault.NONE);
  }

  @Test
  void provenRouteMayCeaseToWork() {
    UpstreamFailure refused =
        inBody(403, "AccessDeniedException", "User is not authorized to make this call.", null);

    assertThat(RouteFault.of(refused, PROVEN)).isEqualTo(RouteFault.PAIR);
    assertThat(RouteFault.of(new Network(), PROVEN)).isEqualTo(RouteFault.ENDPOINT);
  }

  @Test
  void endpointThatAnsweredIsNotToBlame() {
    UpstreamFailure inStream =
        FailureClassifier.failureIn(
                new KiroEvent.ModelledException("InternalServerException", null, null))
            .orElseThrow();

    assertThat(RouteFault.of(inStream, FIRST)).isEqualTo(RouteFault.NONE);
    assertThat(RouteFault.of(new TimedOut(TimedOut.Phase.FIRST_EVENT), FIRST))
        .isEqualTo(RouteFault.NONE);
  }

  /// As the REST hosts report an error.
  private static UpstreamFailure inHeader(
      int status, @Nullable String type, @Nullable String message, @Nullable String reason) {
    return FailureClassifier.classify(status, type, null, body(null, message, reason), null);
  }

  /// As the runtime host reports an error.
  private static UpstreamFailure inBody(
      int status, @Nullable String type, @Nullable String message, @Nullable String reason) {
    return FailureClassifier.classify(status, null, null, body(type, message, reason), null);
  }

  private static byte[] body(
      @Nullable String type, @Nullable String message, @Nullable String reason) {
    return "{\"__type\":%s,\"message\":%s,\"reason\":%s}"
        .formatted(quoted(type), quoted(message), quoted(reason))
        .getBytes(UTF_8);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
