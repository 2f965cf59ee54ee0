package io.github.kiro4j.api.admin.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the gateway serves requests.
///
/// @param level the level of the worst problem; `ok` if none needs the operator
/// @param problems what keeps the gateway or a credential from serving, the worst first
public record HealthVerdict(Level level, List<Problem> problems) {

  /// A problem.
  ///
  /// @param code of the gateway: `no_credentials`, `no_usable_credential`, `shutting_down`,
  ///   `overloaded`, `tokens_not_stored`, `database_away` or `usage_not_written`; of a credential:
  ///   `sign_in_ended`, `suspended`, `incomplete`, `refresh_failing` or `credits_used_up`
  /// @param level how bad the problem is
  /// @param credentialId id of the credential; null for a problem of the gateway
  /// @param name the email address of the credential's account; null if it is not known
  /// @param since when the problem began; null if that is not known
  /// @param until when the problem ends by itself; null if it does not
  /// @param sentence the problem as a sentence for people
  public record Problem(
      String code,
      Level level,
      @Nullable Long credentialId,
      @Nullable String name,
      @Nullable String since,
      @Nullable String until,
      String sentence) {}

  /// How bad something is.
  public enum Level {
    /// No request can be served.
    @JsonProperty("failing")
    FAILING,
    /// The operator has to act.
    @JsonProperty("attention")
    ATTENTION,
    /// The problem ends by itself.
    @JsonProperty("info")
    INFO,
    /// There is no problem.
    @JsonProperty("ok")
    OK
  }
}
