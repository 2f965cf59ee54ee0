package io.github.kiro4j.cli.settings;

import io.github.kiro4j.api.admin.client.AdminClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The address of a gateway and the key for its admin API.
///
/// @param origin where the address comes from, for messages
/// @param key null when the operator has set none
public record Connection(URI server, String origin, @Nullable AdminKey key) {

  /// The address of a gateway without a key.
  public Connection(URI server, String origin) {
    this(server, origin, null);
  }

  /// A new client of this gateway.
  public AdminClient client() {
    return new AdminClient(server, key == null ? null : key.secret().value());
  }
}
