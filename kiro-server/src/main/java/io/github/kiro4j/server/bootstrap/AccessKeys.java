package io.github.kiro4j.server.bootstrap;

import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.secret.Placeholders;
import io.github.kiro4j.server.secret.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that clients and operators must send.
///
/// @param admin null if the gateway serves no admin API
public record AccessKeys(Secret client, @Nullable Secret admin) {

  private static final Logger LOG = LoggerFactory.getLogger(AccessKeys.class);

  /// Shorter keys can be guessed.
  private static final int SAFE_LENGTH = 16;

  /// The configured keys. Warns of keys that can be guessed.
  ///
  /// @throws StartupException if there is no key for clients, or one key for both
  public static AccessKeys of(KiroConfiguration configuration) throws StartupException {
    Secret client = configuration.getApiKey();
    if (client == null || client.blank()) {
      throw new StartupException(
          "apiKey",
          "no apiKey is set. Put one into the configuration or into KIRO4J_API_KEY, for example "
              + suggestion());
    }
    if (Placeholders.matches(client.value())) {
      throw new StartupException(
          "apiKey",
          "apiKey is the placeholder of an example, which everybody knows. Replace it, for example by "
              + suggestion());
    }
    Secret admin = configuration.hasAdminApi() ? configuration.getAdminApiKey() : null;
    if (client.equals(admin)) {
      throw new StartupException(
          "adminApiKey",
          "adminApiKey has the same value as apiKey, so every client could use the admin API."
              + " Choose another value for adminApiKey");
    }
    warnIfShort("apiKey", client);
    if (admin != null) {
      warnIfShort("adminApiKey", admin);
    }
    return new AccessKeys(client, admin);
  }

  private static void warnIfShort(String name, Secret key) {
    if (key.value().length() < SAFE_LENGTH) {
      LOG.warn(
          "{} has fewer than {} characters and can be guessed; choose a longer one at random",
          name,
          SAFE_LENGTH);
    }
  }

  private static String suggestion() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return "sk-kiro4j-" + HexFormat.of().formatHex(random);
  }
}
