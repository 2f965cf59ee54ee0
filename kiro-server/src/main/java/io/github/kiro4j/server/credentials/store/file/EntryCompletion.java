package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.EntryCleaner;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import io.github.kiro4j.server.credentials.store.file.FileTokenHistories.Standing;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds to a file's entries what the gateway needs in them: ids and machine ids; removes what
/// copying brought along; and puts the newer tokens in the place of past ones that an edit wrote
/// back.
final class EntryCompletion {

  private static final Logger LOG = LoggerFactory.getLogger(EntryCompletion.class);

  private final FileTokenHistories histories;
  private final MachineId machineIds;
  private final EntryCleaner cleaner = new EntryCleaner();

  EntryCompletion(FileTokenHistories histories, MachineId machineIds) {
    this.histories = histories;
    this.machineIds = machineIds;
  }

  /// @param known the entries of the last good content, by id
  /// @throws CredentialFileException if two entries have the same id
  CredentialDocument complete(CredentialDocument document, Map<Long, StoredEntry> known)
      throws IOException {
    CredentialDocument withIds =
        EntryIds.assign(document, token -> histories.ownerOf(token).orElse(0L));
    CredentialDocument clean = withIds.mapped(entry -> cleaner.cleaned(entry.stored()));
    CredentialDocument withTokens = clean.mapped(entry -> withNewerTokens(entry.stored(), known));
    Map<Long, String> missing = missingMachineIds(withTokens);
    return withTokens.mapped(entry -> withMachineId(entry.stored(), missing));
  }

  private StoredEntry withNewerTokens(StoredEntry entry, Map<Long, StoredEntry> known) {
    Optional<String> token = entry.refreshTokenFingerprint();
    StoredEntry newer = known.get(entry.id());
    if (token.isEmpty()
        || newer == null
        || histories.standing(entry.id(), token.get()) != Standing.PAST) {
      return entry;
    }
    LOG.warn("{}: an edit wrote a past refresh token back; the newer tokens stay", entry);
    return entry.withTokensOf(newer);
  }

  private Map<Long, String> missingMachineIds(CredentialDocument document) {
    Map<Long, String> missing = new HashMap<>();
    for (Entry entry : document.entries()) {
      machineIds
          .toStore(entry.stored().credentialOrUnusable())
          .ifPresent(machineId -> missing.put(entry.stored().id(), machineId));
    }
    return missing;
  }

  private static StoredEntry withMachineId(StoredEntry entry, Map<Long, String> missing) {
    String machineId = missing.get(entry.id());
    return machineId == null ? entry : entry.with(CredentialField.MACHINE_ID, machineId);
  }
}
