package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of `POST /credentials/import`: what became, or with `dryRun` would become, of each
/// entry.
///
/// @param added how many were, or would be
/// @param warnings sentences, for example that a token shared with an IDE is invalidated by use
public record ImportReport(boolean dryRun, int added, List<Entry> entries, List<String> warnings) {

  /// One entry of a file.
  ///
  /// @param file its name
  /// @param number counts from 1 within the file
  /// @param format `kiro-rs`, `kiro-ide`, `kiro-cli` or `kam`
  /// @param credentialId of what was added, or of what is there already
  /// @param authMethod `social`, `idc`, `external_idp` or `api_key`
  /// @param secretHash SHA-256 in hex of the refresh token or API key
  /// @param message why it was not added
  public record Entry(
      String file,
      int number,
      String format,
      Outcome outcome,
      @Nullable Long credentialId,
      @Nullable String authMethod,
      @Nullable String email,
      @Nullable String secretHash,
      @Nullable String message) {}

  /// What becomes of an entry.
  public enum Outcome {
    /// It is in the store.
    @JsonProperty("added")
    ADDED,
    /// A dry run finds nothing wrong with it. The auth service was not asked.
    @JsonProperty("would_add")
    WOULD_ADD,
    /// The store has it already.
    @JsonProperty("duplicate")
    DUPLICATE,
    /// Something is missing or malformed.
    @JsonProperty("invalid")
    INVALID,
    /// The auth service refuses it, or could not be asked.
    @JsonProperty("failed")
    FAILED,
    /// The file itself says that it is of no use.
    @JsonProperty("skipped")
    SKIPPED
  }
}
