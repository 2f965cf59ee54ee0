package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeyList;
import io.github.kiro4j.api.admin.keys.ClientKeyRotation;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import java.io.IOException;
import java.time.Duration;

/// The routes of client keys. Errors are those of [AdminClient].
public final class KeyClient {

  private final AdminClient client;

  KeyClient(AdminClient client) {
    this.client = client;
  }

  /// All client keys.
  public ClientKeyList list() throws IOException, InterruptedException {
    return client.get("/keys", ClientKeyList.class);
  }

  /// One client key.
  public ClientKeyDetail get(String id) throws IOException, InterruptedException {
    return client.get(keyPath(id), ClientKeyDetail.class);
  }

  /// Creates a key. The response is the only place where the key's secret ever stands.
  public NewClientKey create(ClientKeySettings settings) throws IOException, InterruptedException {
    return client.send("POST", "/keys", settings, NewClientKey.class);
  }

  /// Changes a key; what is null in the settings stays.
  public ClientKeyDetail edit(String id, ClientKeySettings changes)
      throws IOException, InterruptedException {
    return client.send("PATCH", keyPath(id), changes, ClientKeyDetail.class);
  }

  /// Replaces the secret of a key.
  ///
  /// @param overlap for how long the present secret is accepted too
  public NewClientKey rotate(String id, Duration overlap) throws IOException, InterruptedException {
    ClientKeyRotation rotation = new ClientKeyRotation(overlap.toSeconds());
    return client.send("POST", keyPath(id) + "/rotate", rotation, NewClientKey.class);
  }

  /// Deletes a key.
  public ActionResult delete(String id) throws IOException, InterruptedException {
    return client.send("DELETE", keyPath(id), ActionResult.class);
  }

  private static String keyPath(String id) {
    return "/keys/" + AdminClient.encoded(id);
  }
}
