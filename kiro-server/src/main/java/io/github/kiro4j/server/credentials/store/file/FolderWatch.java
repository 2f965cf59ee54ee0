package io.github.kiro4j.server.credentials.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/// Calls a listener after a change in a folder, once no further change has followed for a moment:
/// editors write a file in several steps.
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
        discardEvents(service.take());
        awaitQuiet();
        listener.run();
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // The watch was closed.
    }
  }

  private void awaitQuiet() throws InterruptedException {
    WatchKey key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    while (key != null) {
      discardEvents(key);
      key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static void discardEvents(WatchKey key) {
    key.pollEvents();
    key.reset();
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
