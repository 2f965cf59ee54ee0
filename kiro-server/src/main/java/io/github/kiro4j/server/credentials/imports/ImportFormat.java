package io.github.kiro4j.server.credentials.imports;

/// The programs whose files can be imported.
enum ImportFormat {
  /// kiro-rs's `credentials.json`: one object, or an array of them.
  KIRO_RS("kiro-rs"),
  /// Kiro IDE's `kiro-auth-token.json` with, for IdC, its `{clientIdHash}.json`.
  KIRO_IDE("kiro-ide"),
  /// kiro-cli's `data.sqlite3`.
  KIRO_CLI("kiro-cli"),
  /// An export of Kiro Account Manager.
  KAM("kam");

  private final String wireName;

  ImportFormat(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /// Whether the program itself continues to use the imported login.
  boolean shared() {
    return this == KIRO_IDE || this == KIRO_CLI;
  }
}
