package io.github.kiro4j.protocol.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Reported;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClassifierTest {

  private static Reported classify(int status, String body) {
    return FailureClassifier.classify(status, null, null, body.getBytes(UTF_8), null);
  }

  private static String kindOf(Reported failure) {
    return failure.getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"message": "Invalid profileArn."}                                                             | NotAuthorized
          {"message": "Invalid profileArn.", "reason": "REQUEST_BODY_INVALID"}                           | NotAuthorized
          {"message": "profileArn is required for this request.", "reason": "SOMETHING_NEW"}             | NotAuthorized
          {"message": "The bearer token included in the request is invalid."}                            | TokenExpired
          {"message": "User is not authorized to make this call.", "__type": "x#ValidationException"}    | NotAuthorized
          {"message": "Tool 'a' is wrong: user is not authorized to make this call", "__type": "x#ValidationException"} | BadRequest
          """)
  void aFaultOfTheAccountWithStatus400NeverBlamesTheRequest(String body, String kind) {
    assertThat(kindOf(classify(400, body))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | CONTENT_LENGTH_EXCEEDS_THRESHOLD | ContextOverflow
          400 | PROMPT_TOO_LONG                  | ContextOverflow
          400 | INVALID_MODEL_ID                 | ModelNotAllowed
          400 | THINKING_SIGNATURE_INVALID       | ThinkingSignatureInvalid
          400 | TOOL_USE_RESULT_MISMATCH         | BadRequest
          503 | TOOL_USE_RESULT_MISMATCH         | BadRequest
          500 | TOOL_SCHEMA_INVALID              | BadRequest
          400 | SOMETHING_NEW                    | BadRequest
          403 | TEMPORARILY_SUSPENDED            | Suspended
          403 | FEATURE_NOT_SUPPORTED            | Unexpected
          402 | MONTHLY_REQUEST_COUNT            | QuotaExhausted
          400 | MONTHLY_REQUEST_COUNT            | QuotaExhausted
          429 | MONTHLY_REQUEST_COUNT            | QuotaExhausted
          402 | OVERAGE_REQUEST_LIMIT_EXCEEDED   | QuotaExhausted
          402 | CONVERSATION_LIMIT_EXCEEDED      | QuotaExhausted
          429 | DAILY_REQUEST_COUNT              | DailyQuotaExhausted
          429 | INSUFFICIENT_MODEL_CAPACITY      | Capacity
          500 | MODEL_TEMPORARILY_UNAVAILABLE    | Capacity
          409 | MISMATCHED_KMS_KEY               | Unexpected
          """)
  void reasonDecidesWithAnyStatus(int status, String reason, String kind) {
    assertThat(kindOf(classify(status, "{\"message\":\"x\",\"reason\":\"" + reason + "\"}")))
        .isEqualTo(kind);
    assertThat(kindOf(classify(status, "{\"error\":{\"reason\":\"" + reason + "\"}}")))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          400 | Improperly formed request. | BadRequest
          400 | Input is too long. | ContextOverflow
          400 | Input content length exceeds threshold. | ContextOverflow
          400 | Context limit exceeded unexpectedly. Please try again. | ContextOverflow
          400 | Failed to buffer the request body: length limit exceeded | ContextOverflow
          413 | Payload Too Large | ContextOverflow
          400 | profileArn is required for this request. | NotAuthorized
          400 | Invalid profileArn. | NotAuthorized
          403 | Token expired | TokenExpired
          400 | Token expired | BadRequest
          400 | Invalid token | BadRequest
          403 | Your subscription does not support this application | NotAuthorized
          403 | User is not authorized to access this feature | Unexpected
          404 | UnknownOperation | Unexpected
          400 | Invalid model. Please select a different model to continue. | ModelNotAllowed
          400 | Invalid model ID. Try another. | ModelNotAllowed
          400 | Invalid `signature` in `thinking` block | ThinkingSignatureInvalid
          400 | The block is bound to a different conversation. | ThinkingSignatureInvalid
          401 | anything | TokenExpired
          403 | The bearer token included in the request is invalid. | TokenExpired
          403 | User is not authorized to make this call. | NotAuthorized
          403 | Invalid token | NotAuthorized
          403 | Your User ID (1234) temporarily is suspended. We've locked your account as a precaution. | Suspended
          403 | Your account is temporarily suspended. We detected activity and locked it. | Suspended
          403 | This feature is suspended. | Unexpected
          400 | tool 'suspended' locked | BadRequest
          402 | You have reached the limit. | QuotaExhausted
          429 | Maximum Request reached for this month. | QuotaExhausted
          429 | Due to suspicious activity, we are imposing temporary limits | RiskThrottled
          400 | suspicious activity in a tool name | BadRequest
          429 | I am experiencing high traffic, please try again shortly. | Capacity
          429 | The model you've selected is experiencing a high volume of traffic. | Capacity
          429 | Too many requests, please wait before trying again. | RateLimited
          500 | Encountered unexpectedly high load when processing the request, please try again. | Capacity
          500 | Internal failure | Transient
          502 | <html>bad gateway</html> | Transient
          408 | slow | Transient
          404 | nothing here | Unexpected
          409 | conflict | Unexpected
          302 | moved | Unexpected
          """)
  void sentenceDecidesWhereTheReasonIsEmpty(int status, String message, String kind) {
    assertThat(kindOf(classify(status, "{\"message\":\"" + message + "\",\"reason\":null}")))
        .isEqualTo(kind);
    assertThat(kindOf(classify(status, "{\"Message\":\"" + message + "\"}"))).isEqualTo(kind);
    assertThat(kindOf(classify(status, "{\"errorMessage\":\"" + message + "\"}"))).isEqualTo(kind);
    assertThat(kindOf(classify(status, message))).isEqualTo(kind);
  }

  @Test
  void invalidTokenWithStatus400IsATokenToRefresh() {
    String body =
        """
        {"__type":"com.amazon.kiro#AccessDeniedException","message":"Invalid token"}\
        """;

    assertThat(kindOf(classify(400, body))).isEqualTo("TokenExpired");
    assertThat(kindOf(classify(403, body))).isEqualTo("NotAuthorized");
  }

  @Test
  void sentenceIsNotLookedAtBesideAReason() {
    assertThat(
            kindOf(
                classify(
                    429,
                    """
                    {"message":"suspicious activity","reason":"DAILY_REQUEST_COUNT"}\
                    """)))
        .isEqualTo("DailyQuotaExhausted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ThrottlingException                              | 400 | RateLimited
          ThrottlingError                                  | 400 | RateLimited
          com.amazon.aws.codewhisperer#ThrottlingException | 400 | RateLimited
          ThrottlingException:http://internal.example/x#y  | 400 | RateLimited
          ServiceQuotaExceededError                        | 400 | QuotaExhausted
          ValidationException                              | 503 | BadRequest
          ValidationException                              | 413 | ContextOverflow
          AccessDeniedException                            | 403 | Unexpected
          UnknownOperationException                        | 400 | Unexpected
          InternalServerException                          | 400 | Transient
          ServiceUnavailableException                      | 503 | Transient
          NeverHeardOfException                            | 429 | RateLimited
          """)
  void typeIsReadFromHeaderAndBodyInAllSpellings(String type, int status, String kind) {
    byte[] empty = {};
    assertThat(kindOf(FailureClassifier.classify(status, type, null, empty, null))).isEqualTo(kind);
    assertThat(kindOf(classify(status, "{\"__type\":\"" + type + "\"}"))).isEqualTo(kind);
    assertThat(kindOf(classify(status, "{\"code\":\"" + type + "\"}"))).isEqualTo(kind);
  }

  @Test
  void validationSentenceInsideAServerErrorIsABadRequest() {
    Reported failure =
        classify(
            503,
            """
            {"message":"Bedrock error message: Expected toolResult blocks at messages.3.content \
            for the following Ids: tooluse_1, tooluse_2"}\
            """);

    assertThat(failure)
        .isInstanceOfSatisfying(
            BadRequest.class,
            bad ->
                assertThat(bad.wording())
                    .isEqualTo(
                        "Expected toolResult blocks at messages.3.content for the following Ids:"
                            + " tooluse_1, tooluse_2"));
  }

  @Test
  void evidenceKeepsWhatDecisionsNeed() {
    Reported failure =
        FailureClassifier.classify(
            429,
            "com.amazon.coral#ThrottlingException",
            Duration.ofSeconds(17),
            "{\"message\":\"slow down\"}".getBytes(UTF_8),
            "0a1b2c3d-0000-4000-8000-00000000beef");

    assertThat(failure.evidence().status()).isEqualTo(429);
    assertThat(failure.evidence().type()).isEqualTo("ThrottlingException");
    assertThat(failure.evidence().retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(failure.evidence().requestId()).isEqualTo("0a1b2c3d-0000-4000-8000-00000000beef");
  }

  @Test
  void nothingOfTheBodySurvivesButKnownSentencesAndCodes() {
    Reported failure =
        FailureClassifier.classify(
            400,
            "arn:aws:codewhisperer:us-east-1:123456789012:profile/SECRET",
            null,
            """
            {"message":"Improperly formed request. account 123456789012 jane@example.org \
            arn:aws:codewhisperer:us-east-1:123456789012:profile/SECRET",
             "reason":"see jane@example.org"}\
            """
                .getBytes(UTF_8),
            "jane@example.org");

    assertThat(failure.toString())
        .contains("Improperly formed request")
        .doesNotContain("123456789012", "jane", "arn:", "SECRET");
  }

  @Test
  void hugeAndBrokenBodiesAreClassifiedByStatus() {
    assertThat(kindOf(classify(500, "{\"message\":".repeat(50_000)))).isEqualTo("Transient");
    assertThat(kindOf(classify(429, "[[[["))).isEqualTo("RateLimited");
    assertThat(kindOf(classify(400, "null"))).isEqualTo("BadRequest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          ThrottlingException                        | -                           | -                     | RateLimited
          ThrottlingError                            | INSUFFICIENT_MODEL_CAPACITY | -                     | Capacity
          com.amazon.aws.codewhisperer#ThrottlingException | -                     | suspicious activity   | RiskThrottled
          AccessDeniedException                      | -                           | The bearer token included in the request is invalid. | TokenExpired
          InternalServerException                    | -                           | -                     | Transient
          error                                      | -                           | -                     | Transient
          ValidationException                        | -                           | Input is too long.    | ContextOverflow
          ContentLengthExceededException             | -                           | -                     | ContextOverflow
          SurpriseException                          | -                           | -                     | Unexpected
          InternalServerException                    | MODEL_TEMPORARILY_UNAVAILABLE | -                   | Capacity
          MODEL_TEMPORARILY_UNAVAILABLE              | -                           | -                     | Capacity
          capacityEvent                              | MODEL_TEMPORARILY_UNAVAILABLE | -                   | Capacity
          error                                      | MODEL_TEMPORARILY_UNAVAILABLE | -                   | Capacity
          """)
  void exceptionsInsideTheStreamAreClassifiedAlike(
      String type, @Nullable String reason, @Nullable String message, String kind) {
    assertThat(
            kindOf(
                FailureClassifier.classify(new KiroEvent.ModelledException(type, message, reason))))
        .isEqualTo(kind);
  }

  @Test
  void unmodelledErrorsAreTransientUnlessTheirCodeIsKnown() {
    assertThat(FailureClassifier.classify(new KiroEvent.UnmodelledError("InternalFailure", "oops")))
        .isInstanceOf(UpstreamFailure.Transient.class);
    assertThat(FailureClassifier.classify(new KiroEvent.UnmodelledError(null, null)))
        .isInstanceOf(UpstreamFailure.Transient.class);
    assertThat(FailureClassifier.classify(new KiroEvent.UnmodelledError("ThrottlingError", null)))
        .isInstanceOf(UpstreamFailure.RateLimited.class);
    assertThat(
            FailureClassifier.classify(
                new KiroEvent.UnmodelledError("MODEL_TEMPORARILY_UNAVAILABLE", null)))
        .isInstanceOf(UpstreamFailure.Capacity.class);
  }

  @Test
  void invalidStateForLackOfCapacityIsNoFaultOfTheRequest() {
    assertThat(
            FailureClassifier.classify(
                new KiroEvent.InvalidState("MODEL_TEMPORARILY_UNAVAILABLE", "text")))
        .isInstanceOf(UpstreamFailure.Capacity.class);
  }

  @Test
  void responseThatBeginsIsNoFailure() {
    assertThat(FailureClassifier.failureIn(new KiroEvent.InitialResponse())).isEmpty();
  }

  @Test
  void onlyContentLengthExceededEndsAnAnswerAtItsLimit() {
    assertThat(FailureClassifier.failureIn(exception("ContentLengthExceededException"))).isEmpty();
    assertThat(FailureClassifier.failureIn(exception("x#ContentLengthExceededError"))).isEmpty();
    assertThat(FailureClassifier.failureIn(exception("ThrottlingException"))).isPresent();
  }

  private static KiroEvent.ModelledException exception(String type) {
    return new KiroEvent.ModelledException(type, null, null);
  }

  @Test
  void invalidStateIsUnexpected() {
    assertThat(
            FailureClassifier.classify(
                new KiroEvent.InvalidState("INVALID_TASK_ASSIST_PLAN", "text of the service")))
        .hasToString(
            "Unexpected[evidence=Evidence[status=null, type=invalidStateEvent,"
                + " reason=INVALID_TASK_ASSIST_PLAN, requestId=null, retryAfter=null]]");
  }
}
