package io.github.kiro4j.api.admin.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client key without its secret.
///
/// @param id stays the same when the key is rotated
/// @param prefix the beginning of the key, which is no secret
/// @param name for people
/// @param note for operators; empty for none
/// @param state whether the key is accepted
/// @param createdAt when the key was created
/// @param expires the time from which the key is refused; null for never
/// @param previousUntil until when the key from before the last rotation is accepted too; null if
///   there is none
/// @param models patterns of the models that the key may use; empty for every model
/// @param credentials ids of the credentials that requests with the key may use
/// @param credentialTags tags of further credentials that requests with the key may use; every
///   credential is allowed if there are neither ids nor tags
/// @param limits the limits
/// @param usage what the key has used on all gateways
public record ClientKeyDetail(
    String id,
    String prefix,
    String name,
    String note,
    State state,
    String createdAt,
    @Nullable String expires,
    @Nullable String previousUntil,
    List<String> models,
    List<Long> credentials,
    List<String> credentialTags,
    ClientKeyLimits limits,
    Used usage) {

  /// Whether the key is accepted.
  public enum State {
    /// Requests with the key are accepted.
    @JsonProperty("active")
    ACTIVE,
    /// An operator has disabled the key.
    @JsonProperty("disabled")
    DISABLED,
    /// The key has expired.
    @JsonProperty("expired")
    EXPIRED
  }

  /// What a key has used. Periods are those of UTC.
  ///
  /// @param inFlight requests for messages under way
  /// @param requestsThisMinute requests for messages that began in this minute
  /// @param tokensToday tokens of prompts and answers of this day
  /// @param tokensThisMonth tokens of prompts and answers of this month
  /// @param creditsThisMonth the upstream's credits of this month
  public record Used(
      long inFlight,
      long requestsThisMinute,
      long tokensToday,
      long tokensThisMonth,
      double creditsThisMonth) {}
}
