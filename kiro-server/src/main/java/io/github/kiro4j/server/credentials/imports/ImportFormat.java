package io.github.kiro4j.server.credentials.imports;

/// The programs whose files can be imported.
enum ImportFormat {
  /// kiro-rs's `credentials.json`: one object, or an array of them.
  KIRO_RS("kiro-rs"),
  /// Kiro IDE's `kiro-auth-token.json` with, for IdC, its `{clientIdHash}.json`, and the
  /// `profile.json` that names the profile.
  KIRO_IDE("kiro-ide"),
  /// kiro-cli's `data.sqlite3`.
  KIRO_CLI("kiro-cli"),
  /// An export of Kiro Account Manager, in JSON or with one account a line.
  KAM("kam"),
  /// CLIProxyAPI's `kiro-*.json`.
  CLI_PROXY_API("cliproxyapi"),
  /// AIClient2API's `kiro-auth-token.json`, or its configuration with an API key.
  AI_CLIENT_2_API("aiclient2api"),
  /// The store of kiro-lb.
  KIRO_LB("kiro-lb"),
  /// An export of sub2api.
  SUB2API("sub2api");

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
