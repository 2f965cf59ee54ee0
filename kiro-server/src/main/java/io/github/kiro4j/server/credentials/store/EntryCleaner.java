package io.github.kiro4j.server.credentials.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes from entries what copying brought along, and warns once of each entry. Safe for use by
/// many threads.
public final class EntryCleaner {

  private static final Logger LOG = LoggerFactory.getLogger(EntryCleaner.class);

  /// The members that the last warning named, by the entries' ids.
  private final Map<Long, List<String>> warned = new ConcurrentHashMap<>();

  /// The entry as it should be stored.
  public StoredEntry cleaned(StoredEntry entry) {
    warn(entry);
    return entry.cleaned();
  }

  /// Warns of an entry that stays in its store as it is.
  public void warn(StoredEntry entry) {
    List<String> members = entry.pasted();
    if (members.isEmpty()) {
      warned.remove(entry.id());
    } else if (!members.equals(warned.put(entry.id(), members))) {
      LOG.warn(
          "{}: white space or line breaks in {} are ignored", entry, String.join(", ", members));
    }
  }
}
