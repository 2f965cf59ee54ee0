package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.usage.RequestQuery;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which requests a list has: those that match each parameter that is given.
public final class RequestFilter {

  private static final String WORDS =
      Arrays.stream(State.values()).map(RequestFilter::word).collect(Collectors.joining(", "));

  @QueryParam("key")
  public @Nullable String key;

  @QueryParam("credential")
  public @Nullable String credential;

  @QueryParam("model")
  public @Nullable String model;

  @QueryParam("client")
  public @Nullable String client;

  @QueryParam("outcome")
  public @Nullable String outcome;

  @QueryParam("text")
  public @Nullable String text;

  /// The parameters, checked.
  ///
  /// @throws AdminProblemException if a parameter is malformed
  RequestQuery.Filter checked() {
    return new RequestQuery.Filter(
        key,
        credential == null ? null : Parameters.id(credential),
        model,
        client,
        outcomes(),
        text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT));
  }

  private List<String> outcomes() {
    if (outcome == null || outcome.isBlank()) {
      return List.of();
    }
    List<String> words = List.of(outcome.split(",", -1));
    if (!Arrays.stream(State.values()).map(RequestFilter::word).toList().containsAll(words)) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER,
          "outcome",
          "must be one or more of " + WORDS + ", with commas between them");
    }
    return words;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static boolean matches(RequestQuery.Filter filter, Request request) {
    return (filter.key() == null || filter.key().equals(request.key()))
        && (filter.credential() == null || request.credentialIds().contains(filter.credential()))
        && (filter.model() == null || models(request).anyMatch(filter.model()::equals))
        && (filter.client() == null || filter.client().equals(request.client()))
        && (filter.outcomes().isEmpty() || filter.outcomes().contains(word(request.state())))
        && (filter.text() == null || texts(request).anyMatch(text -> text.contains(filter.text())));
  }

  private static Stream<String> models(Request request) {
    return Stream.of(request.model(), request.upstreamModel()).filter(Objects::nonNull);
  }

  private static Stream<String> texts(Request request) {
    return Stream.concat(
            models(request),
            Stream.of(
                request.id(),
                request.client(),
                request.errorType(),
                request.cause(),
                request.stopReason()))
        .filter(Objects::nonNull)
        .map(text -> text.toLowerCase(Locale.ROOT));
  }
}
