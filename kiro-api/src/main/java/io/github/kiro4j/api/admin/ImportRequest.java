package io.github.kiro4j.api.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /credentials/import`. The format of each file is recognised by its content:
/// kiro-rs's `credentials.json`, Kiro IDE's `kiro-auth-token.json` with its `{clientIdHash}.json`,
/// kiro-cli's SQLite database, or an export of Kiro Account Manager.
///
/// @param files those that belong together in one request
public record ImportRequest(List<File> files) {

  public ImportRequest {
    if (files == null || files.isEmpty()) {
      throw new InvalidMemberException(
          AdminErrorCode.MISSING_VALUE, "files", "has to name at least one file");
    }
    files = List.copyOf(files);
  }

  /// One file, with its content in one of the two forms.
  ///
  /// @param name without folders
  /// @param text of a text file
  /// @param base64 of any file
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

    public static File ofText(String name, String text) {
      return new File(name, text, null);
    }

    @Override
    public String toString() {
      return "File[" + name + "]";
    }
  }
}
