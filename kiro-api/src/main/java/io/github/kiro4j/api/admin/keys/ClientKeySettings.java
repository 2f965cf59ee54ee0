package io.github.kiro4j.api.admin.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /keys` and `PATCH /keys/{id}`. What is null stays as it is; a new key needs a
/// name.
///
/// @param name for people
/// @param note for operators; empty for none
/// @param expires the time from which the key is refused; empty for never
/// @param disabled whether the key is refused
/// @param models patterns of the models that the key may use, in which `*` stands for any
///   characters; empty for every model
/// @param credentials ids of the credentials that requests with the key may use
/// @param credentialTags tags of further credentials that requests with the key may use; every
///   credential is allowed if a key has neither ids nor tags
/// @param limits the limits to change
public record ClientKeySettings(
    @Nullable String name,
    @Nullable String note,
    @Nullable String expires,
    @Nullable Boolean disabled,
    @Nullable List<String> models,
    @Nullable List<Long> credentials,
    @Nullable List<String> credentialTags,
    @Nullable ClientKeyLimits limits) {

  /// Only whether the key is refused.
  public static ClientKeySettings onlyDisabled(boolean disabled) {
    return new ClientKeySettings(null, null, null, disabled, null, null, null, null);
  }
}
