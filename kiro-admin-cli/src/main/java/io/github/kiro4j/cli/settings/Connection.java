package io.github.kiro4j.cli.settings;

import io.github.kiro4j.api.admin.AdminClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the gateway is, and the key for its admin API.
///
/// @param origin where the address comes from, for messages
/// @param key null when none was given
public record Connection(URI server, String origin, @Nullable AdminKey key) {

  /// A client that asks this gateway.
  public AdminClient client() {
    return new AdminClient(server, key == null ? null : key.secret().value());
  }
}
