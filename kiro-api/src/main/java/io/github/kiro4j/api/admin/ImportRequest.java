package io.github.kiro4j.api.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /credentials/import`. The content of each file determines its format:
/// kiro-rs's `credentials.json`, Kiro IDE's `kiro-auth-token.json` with its `{clientIdHash}.json`,
/// kiro-cli's SQLite database, an export of Kiro Account Manager in JSON or lines, or a file of
/// CLIProxyAPI, AIClient2API or kiro-lb.
///
/// @param files the files; files that belong together have to be in one request
public record ImportRequest(List<File> files) {

  /// @throws InvalidMemberException if there are no files
  public ImportRequest {
    if (files == null || files.isEmpty()) {
      throw new InvalidMemberException(
          AdminErrorCode.MISSING_VALUE, "files", "has to name at least one file");
    }
    files = List.copyOf(files);
  }

  /// A file, whose content is in exactly one of the members `text` and `base64`.
  ///
  /// @param name name without folders
  /// @param text the content of a text file
  /// @param base64 the content of any file
  public record File(String name, @Nullable String text, @Nullable String base64) {

    public File {
      if (name == null || name.isBlank()) {
        throw new InvalidMemberException(AdminErrorCode.MISSING_VALUE, "files.name", "is missing");
      }
      if ((text == null) == (base64 == null)) {
        throw new InvalidMemberException(
            AdminErrorCode.MISSING_VALUE, "files.text", "or files.base64 has to hold the content");
      }
    }

    /// A text file.
    public static File ofText(String name, String text) {
      return new File(name, text, null);
    }

    @Override
    public String toString() {
      return "File[" + name + "]";
    }
  }
}
