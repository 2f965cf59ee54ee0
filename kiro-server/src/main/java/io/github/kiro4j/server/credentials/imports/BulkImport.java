package io.github.kiro4j.server.credentials.imports;

import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One import: checks each entry of some files, and adds those that are new and complete. An entry
/// that cannot be added keeps no other from being added. Used once, by one thread.
public final class BulkImport {

  private final boolean dryRun;
  private final CredentialAdder adder;

  /// The ids of the stored credentials by refresh token or API key; null for a credential that a
  /// dry run would add.
  private final Map<Secret, @Nullable Long> known = new HashMap<>();

  private final List<ImportReport.Entry> entries = new ArrayList<>();

  /// @param adder is not called in a dry run
  /// @throws IOException if the store cannot be read
  public BulkImport(CredentialStore store, boolean dryRun, CredentialAdder adder)
      throws IOException {
    this.dryRun = dryRun;
    this.adder = adder;
    for (StoredEntry entry : store.entries()) {
      entry.identity().ifPresent(secret -> known.put(secret, entry.id()));
    }
  }

  /// Imports files that belong together.
  ///
  /// @param skipsErrors whether accounts that their own export marks as failing are left out
  /// @throws ImportRefusedException if one of the files cannot be read; nothing is added then
  public ImportReport run(List<ImportFile> files, boolean skipsErrors)
      throws ImportRefusedException {
    List<ImportCandidate> candidates = new ImportReader(skipsErrors).read(files);
    candidates.forEach(candidate -> entries.add(result(candidate)));
    return new ImportReport(dryRun, added(), List.copyOf(entries), warnings(candidates));
  }

  private int added() {
    return (int)
        entries.stream()
            .map(ImportReport.Entry::outcome)
            .filter(outcome -> outcome == Outcome.ADDED || outcome == Outcome.WOULD_ADD)
            .count();
  }

  private ImportReport.Entry result(ImportCandidate candidate) {
    return switch (candidate) {
      case ImportCandidate.Entry(Origin origin, StoredEntry entry) -> result(origin, entry);
      case ImportCandidate.Unusable(Origin origin, String reason) ->
          without(origin, Outcome.INVALID, reason);
      case ImportCandidate.Skipped(Origin origin, String reason) ->
          without(origin, Outcome.SKIPPED, reason);
    };
  }

  private ImportReport.Entry result(Origin origin, StoredEntry entry) {
    Credential read;
    try {
      read = entry.credential();
    } catch (InvalidEntryFieldException e) {
      return without(origin, Outcome.INVALID, e.problem());
    }
    if (read.login() instanceof Login.Incomplete(_, String problem)) {
      return without(origin, Outcome.INVALID, problem);
    }
    Secret identity = read.identity().orElseThrow();
    if (read.refreshToken().map(Secret::value).filter(RefreshRequests::isTruncated).isPresent()) {
      return with(origin, read, Outcome.INVALID, null, "refreshToken is truncated");
    }
    return known.containsKey(identity)
        ? with(origin, read, Outcome.DUPLICATE, known.get(identity))
        : added(origin, read, entry);
  }

  private ImportReport.Entry added(Origin origin, Credential read, StoredEntry entry) {
    Secret identity = read.identity().orElseThrow();
    if (dryRun) {
      known.put(identity, null);
      return with(origin, read, Outcome.WOULD_ADD, null);
    }
    try {
      long id = adder.add(entry);
      known.put(identity, id);
      return with(origin, read, Outcome.ADDED, id);
    } catch (NotAddedException e) {
      return with(origin, read, e.outcome(), e.id(), e.getMessage());
    }
  }

  private static ImportReport.Entry with(
      Origin origin, Credential credential, Outcome outcome, @Nullable Long id) {
    return with(origin, credential, outcome, id, null);
  }

  private static ImportReport.Entry with(
      Origin origin,
      Credential credential,
      Outcome outcome,
      @Nullable Long id,
      @Nullable String reason) {
    return new ImportReport.Entry(
        origin.file(),
        origin.number(),
        origin.format().wireName(),
        outcome,
        id,
        credential.login().authMethod(),
        credential.settings().email(),
        credential.identity().map(secret -> Fingerprint.sha256(secret.value())).orElse(null),
        reason);
  }

  private static ImportReport.Entry without(Origin origin, Outcome outcome, String reason) {
    return new ImportReport.Entry(
        origin.file(),
        origin.number(),
        origin.format().wireName(),
        outcome,
        null,
        null,
        null,
        null,
        reason);
  }

  private static List<String> warnings(List<ImportCandidate> candidates) {
    return candidates.stream()
        .filter(ImportCandidate.Entry.class::isInstance)
        .map(ImportCandidate::origin)
        .filter(origin -> origin.format().shared())
        .map(BulkImport::warning)
        .distinct()
        .toList();
  }

  private static String warning(Origin origin) {
    String program = origin.format() == ImportFormat.KIRO_IDE ? "Kiro IDE" : "kiro-cli";
    return ("%s continues to use the login in %s. A refresh by one of the two programs invalidates the"
            + " tokens of the other: sign in to %s again, so that only the gateway uses this login.")
        .formatted(program, origin.file(), program);
  }
}
