package io.github.kiro4j.api.admin.keys;

/// The response to the creation and the rotation of a client key. The gateway does not keep the key
/// and cannot show the key again.
///
/// @param key the secret that the client sends
/// @param detail the key's settings
public record NewClientKey(String key, ClientKeyDetail detail) {

  /// Leaves out the key.
  @Override
  public String toString() {
    return "NewClientKey[" + detail.id() + "]";
  }
}
