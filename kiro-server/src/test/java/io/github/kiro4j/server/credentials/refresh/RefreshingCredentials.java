package io.github.kiro4j.server.credentials.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A process that refreshes all credentials of a file at once, one refresh of each after the other,
/// until it is killed or each has had as many refreshes as the arguments say. The process has the
/// gateway's stores and refresher, and a client of [RotatingAuthService] of its own.
final class RefreshingCredentials {

  private RefreshingCredentials() {}

  public static void main(String[] arguments) throws Exception {
    // One carrier thread for all virtual threads, the clock of the receipts included.
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    Path folder = Path.of(arguments[0]);
    URI authService = URI.create(arguments[1]);
    long refreshes = Long.parseLong(arguments[2]);
    try (Receipts receipts = Receipts.in(folder);
        CredentialStore store = open(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Credential credential : store.load()) {
        TokenRefresher refresher =
            new TokenRefresher(
                credential,
                store,
                known -> refresh(known, authService, receipts),
                InstantSource.system(),
                new Random(credential.id()));
        running.add(
            threads.submit(() -> {
              for (long i = 0; i < refreshes; i++) {
                refresher.refreshNow();
              }
              return null;
            }));
      }
      for (Future<?> refresh : running) {
        refresh.get();
      }
    }
  }

  static CredentialStore open(Path folder) throws IOException {
    return WriteBehindStore.over(
        FileCredentialStore.open(
            folder.resolve("credentials.json"),
            StateFile.in(folder),
            new MachineId(null),
            EntryEncryption.NONE),
        folder);
  }

  private static IssuedTokens refresh(Credential known, URI authService, Receipts receipts)
      throws RefreshFailedException {
    try {
      HttpURLConnection call = (HttpURLConnection) authService.toURL().openConnection();
      call.setDoOutput(true);
      String token = known.refreshToken().orElseThrow().value();
      call.getOutputStream()
          .write("{\"refreshToken\": \"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8));
      JsonNode answer = Json.MAPPER.readTree(call.getInputStream());
      receipts.add(answer.path("refreshToken").asText());
      return new IssuedTokens(
          new Secret(answer.path("accessToken").asText()),
          new Secret(answer.path("refreshToken").asText()),
          Instant.now().plusSeconds(3600),
          null);
    } catch (IOException e) {
      throw new RefreshFailedException(new RefreshFailure.Unavailable(0, null), e);
    }
  }
}
