package io.github.kiro4j.server.credentials.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls a listener after a change in a folder, except of the gateway's own files, once no further
/// change has followed for a moment: editors write a file in several steps.
final class FolderWatch implements Closeable {

  private static final long QUIET_MILLIS = 50;

  private final WatchService service;
  private final Runnable listener;

  private FolderWatch(WatchService service, Runnable listener) {
    this.service = service;
    this.listener = listener;
  }

  static FolderWatch of(Path folder, Runnable listener) throws IOException {
    WatchService service = folder.getFileSystem().newWatchService();
    folder.register(
        service,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
    FolderWatch watch = new FolderWatch(service, listener);
    Thread.ofVirtual().name("watch-" + folder.getFileName()).start(watch::run);
    return watch;
  }

  private void run() {
    try {
      while (true) {
        if (isOfOthers(service.take())) {
          awaitQuiet();
          listener.run();
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // The watch was closed.
    }
  }

  private void awaitQuiet() throws InterruptedException {
    WatchKey key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    while (key != null && isOfOthers(key)) {
      key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// Takes the events. The journal alone changes many times a second, which must cause no reading.
  private static boolean isOfOthers(WatchKey key) {
    boolean ofOthers = key.pollEvents().stream().anyMatch(event -> !isOwn(event.context()));
    key.reset();
    return ofOthers;
  }

  private static boolean isOwn(@Nullable Object context) {
    String name = String.valueOf(context);
    return name.startsWith("kiro4j-")
        || name.endsWith(".tmp")
        || name.endsWith(".bak")
        || name.endsWith(".lock");
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
