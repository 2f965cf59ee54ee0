package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.postgres.CredentialRows.Leased;
import io.github.kiro4j.server.time.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets one gateway at a time refresh a credential, by a lease in its row: who has it, and until
/// when by the database's clock. A gateway that dies or hangs holds up the others until then, and
/// no transaction is open while the auth service is asked.
public final class RefreshLeases {

  private static final Logger LOG = LoggerFactory.getLogger(RefreshLeases.class);

  /// Between two looks at what the gateway that has the lease has done.
  private static final Duration LOOK = Duration.ofMillis(100);

  private final SharedDatabase database;
  private final CredentialRows rows;
  private final String holder;
  private final Duration length;
  private final Sleeper sleeper;

  /// @param holder this gateway's name, which no other one has
  /// @param length longer than a refresh can take
  public RefreshLeases(SharedDatabase database, String holder, Duration length, Sleeper sleeper) {
    this.database = database;
    this.rows = new CredentialRows(database.table());
    this.holder = holder;
    this.length = length;
    this.sleeper = sleeper;
  }

  /// Waits for a turn, or until another gateway has refreshed the credential.
  Optional<RefreshPermit> begin(Credential known, boolean urgent) throws IOException {
    database.requireThere();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(length) <= 0) {
      Optional<Leased> lease =
          database.use(handle -> rows.takeLease(handle, known.id(), holder, length));
      if (lease.isPresent()) {
        return Optional.of(taken(lease.get()));
      }
      Credential stored = database.use(handle -> rows.read(handle, known.id())).credential();
      if (hasOtherTokens(stored, known)) {
        return Optional.of(new Turn(stored, () -> {}));
      }
      if (!urgent) {
        return Optional.empty();
      }
      sleep();
      waited = waited.plus(LOOK);
    }
    throw new IOException("other gateways are refreshing it, one after the other");
  }

  private RefreshPermit taken(Leased lease) {
    long id = lease.row().id();
    if (lease.holder() != null && !lease.holder().equals(holder)) {
      LOG.warn(
          "credential #{}: {} began to refresh it and did not end that in time; if it got new"
              + " tokens, they are in its journal",
          id,
          lease.holder());
    }
    return new Turn(lease.row().credential(), () -> end(id));
  }

  private void end(long id) {
    try {
      database.requireThere();
      database.use(handle -> rows.endLease(handle, id, holder));
    } catch (IOException e) {
      LOG.info("credential #{}: the lease ends by itself: {}", id, e.getMessage());
    }
  }

  private static boolean hasOtherTokens(Credential stored, Credential known) {
    boolean same =
        stored.identity().equals(known.identity())
            && Optional.ofNullable(stored.access()).equals(Optional.ofNullable(known.access()));
    return !same;
  }

  private void sleep() throws IOException {
    try {
      sleeper.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the gateway stops");
    }
  }

  private record Turn(Credential credential, Runnable end) implements RefreshPermit {
    @Override
    public Optional<Credential> stored() {
      return Optional.of(credential);
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
