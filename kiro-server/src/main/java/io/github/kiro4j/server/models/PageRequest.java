package io.github.kiro4j.server.models;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.models.ModelInfo;
import io.github.kiro4j.api.models.ModelList;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.ApiException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The page of a list that a client requests.
///
/// @param limit maximum number of items; without a limit a page has every item, because many
///   clients never ask for the next page
/// @param afterId the page starts after this item
/// @param beforeId the page ends before this item
record PageRequest(int limit, @Nullable String afterId, @Nullable String beforeId) {

  private static final BigInteger MAX_LIMIT = BigInteger.valueOf(1_000);

  /// @throws ApiException if a parameter is invalid
  static PageRequest of(
      @Nullable String limit, @Nullable String afterId, @Nullable String beforeId) {
    if (afterId != null && beforeId != null) {
      throw invalid("Only one of before_id and after_id may be given");
    }
    return new PageRequest(limit == null ? Integer.MAX_VALUE : limit(limit), afterId, beforeId);
  }

  /// @throws ApiException if no model has the id of `afterId` or `beforeId`
  ModelList of(List<ModelInfo> models) {
    if (beforeId != null) {
      int to = indexOf(models, "before_id", beforeId);
      int from = Math.max(0, to - limit);
      return new ModelList(models.subList(from, to), from > 0);
    }
    int from = afterId == null ? 0 : indexOf(models, "after_id", afterId) + 1;
    int to = (int) Math.min(models.size(), (long) from + limit);
    return new ModelList(models.subList(from, to), to < models.size());
  }

  private static int indexOf(List<ModelInfo> models, String parameter, String id) {
    return IntStream.range(0, models.size())
        .filter(i -> models.get(i).id().equals(id))
        .findFirst()
        .orElseThrow(() -> invalid(parameter + ": no model has this id"));
  }

  private static int limit(String text) {
    BigInteger limit = integer(text);
    if (limit.signum() < 1) {
      throw invalid("limit: Input should be greater than or equal to 1");
    }
    if (limit.compareTo(MAX_LIMIT) > 0) {
      throw invalid("limit: Input should be less than or equal to " + MAX_LIMIT);
    }
    return limit.intValue();
  }

  private static BigInteger integer(String text) {
    try {
      return new BigInteger(text);
    } catch (NumberFormatException _) {
      throw invalid("limit: Input should be a valid integer, unable to parse string as an integer");
    }
  }

  private static ApiException invalid(String message) {
    return new ApiException(
        ClientError.of(ErrorType.INVALID_REQUEST_ERROR, message).withoutRetry());
  }
}
