package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `POST /credentials/import`: the outcome, or with `dryRun` the expected outcome,
/// of each entry.
///
/// @param dryRun whether the import was only simulated
/// @param added number of entries that were added, or would be
/// @param entries the outcome per entry
/// @param warnings sentences for people, for example that a refresh invalidates a token that an IDE
///   uses as well
public record ImportReport(boolean dryRun, int added, List<Entry> entries, List<String> warnings) {

  /// The outcome of one entry of a file.
  ///
  /// @param file name of the file
  /// @param number number of the entry in the file, from 1
  /// @param outcome the outcome
  /// @param format `kiro-rs`, `kiro-ide`, `kiro-cli`, `kam`, `cliproxyapi`, `aiclient2api` or
  ///   `kiro-lb`
  /// @param credentialId id of the added or the existing credential; null for none
  /// @param authMethod wire name of a [io.github.kiro4j.api.admin.LoginKind]
  /// @param email the account's email address; null if it is not known
  /// @param secretHash SHA-256 of the refresh token or API key in hexadecimal digits
  /// @param message why the entry was not added; null if it was
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

  /// The outcome of an entry.
  public enum Outcome {
    /// The credential was added.
    @JsonProperty("added")
    ADDED,
    /// The dry run found no error. The auth service was not asked.
    @JsonProperty("would_add")
    WOULD_ADD,
    /// The credential exists already.
    @JsonProperty("duplicate")
    DUPLICATE,
    /// A member is missing or malformed.
    @JsonProperty("invalid")
    INVALID,
    /// The auth service refused the tokens or cannot be reached.
    @JsonProperty("failed")
    FAILED,
    /// The file marks the entry as unusable.
    @JsonProperty("skipped")
    SKIPPED
  }
}
