package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.postgres.CredentialRows.Leased;
import io.github.kiro4j.server.time.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets one gateway at a time refresh a credential, by a lease in its row: the gateway that holds
/// the lease, and when the lease ends by the database's clock. A gateway that dies or hangs delays
/// the others until the lease ends. No transaction is open while the auth service is asked.
public final class RefreshLeases {

  private static final Logger LOG = LoggerFactory.getLogger(RefreshLeases.class);

  /// How often the row is read while another gateway holds the lease.
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final SharedDatabase database;
  private final CredentialRows rows;
  private final String holder;
  private final Duration length;
  private final Sleeper sleeper;

  /// @param holder this gateway's name, which is unique
  /// @param length longer than a refresh can take
  /// @param encryption how the table's secrets are encrypted
  public RefreshLeases(
      SharedDatabase database,
      EntryEncryption encryption,
      String holder,
      Duration length,
      Sleeper sleeper) {
    this.database = database;
    this.rows = new CredentialRows(database.table(), encryption);
    this.holder = holder;
    this.length = length;
    this.sleeper = sleeper;
  }

  /// Waits for the lease, or until another gateway has refreshed the credential.
  Optional<RefreshPermit> begin(Credential known, boolean urgent) throws IOException {
    database.requireAvailable();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(length) <= 0) {
      Optional<Leased> lease =
          database.use(handle -> rows.takeLease(handle, known.id(), holder, length));
      if (lease.isPresent()) {
        return Optional.of(taken(lease.get()));
      }
      Credential stored = database.use(handle -> rows.read(handle, known.id())).credential();
      if (hasOtherTokens(stored, known)) {
        return Optional.of(new LeasedPermit(stored, () -> {}));
      }
      if (!urgent) {
        return Optional.empty();
      }
      sleep();
      waited = waited.plus(POLL_INTERVAL);
    }
    throw new IOException("other gateways hold the refresh lease for too long");
  }

  private RefreshPermit taken(Leased lease) {
    long id = lease.row().id();
    if (lease.formerHolder() != null && !lease.formerHolder().equals(holder)) {
      LOG.warn(
          "credential #{}: the gateway {} began a refresh and did not end it in time; new tokens"
              + " that it may have received are in its journal",
          id,
          lease.formerHolder());
    }
    return new LeasedPermit(lease.row().credential(), () -> end(id));
  }

  private void end(long id) {
    try {
      database.requireAvailable();
      database.use(handle -> rows.endLease(handle, id, holder));
    } catch (IOException e) {
      LOG.info("credential #{}: the refresh lease is left to expire: {}", id, e.getMessage());
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
      sleeper.sleep(POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the gateway is stopping");
    }
  }

  private record LeasedPermit(Credential credential, Runnable end) implements RefreshPermit {
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
