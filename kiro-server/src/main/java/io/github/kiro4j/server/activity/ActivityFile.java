package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.credentials.health.HealthHistories;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kiro4j-activity.json`: statistics, the health histories of the credentials and the balances of
/// their accounts, written once a minute and when the gateway stops. The file holds no secret. A
/// crash loses at most the last minute.
public final class ActivityFile implements Managed {

  public static final String NAME = "kiro4j-activity.json";

  private static final Logger LOG = LoggerFactory.getLogger(ActivityFile.class);
  private static final int MAX_BYTES = 64 << 20;
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final String STATISTICS = "statistics";
  private static final String HISTORY = "history";
  private static final String BALANCES = "balances";

  private final Path file;
  private final RequestStatistics statistics;
  private final HealthHistories histories;
  private final StatedBalances balances;
  private final ScheduledExecutorService timer;
  private final Executor background;
  private @Nullable Future<?> saving;
  private byte[] lastWritten = {};

  /// @param timer schedules the writes; `background` runs them
  public ActivityFile(
      Path folder,
      RequestStatistics statistics,
      HealthHistories histories,
      StatedBalances balances,
      ScheduledExecutorService timer,
      Executor background) {
    this.file = folder.resolve(NAME);
    this.statistics = statistics;
    this.histories = histories;
    this.balances = balances;
    this.timer = timer;
    this.background = background;
  }

  /// Reads the file. A damaged file is renamed, because statistics must not keep the gateway from
  /// starting.
  public void load() throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.resolveSibling(""));
      return;
    }
    try {
      JsonNode content = Json.MAPPER.readTree(RegularFile.read(file, MAX_BYTES));
      statistics.restore(content.path(STATISTICS));
      histories.restore(content.path(HISTORY));
      balances.restore(content.path(BALANCES));
    } catch (JsonProcessingException
        | CharConversionException
        | DateTimeException
        | IllegalArgumentException e) {
      Path damaged = file.resolveSibling(NAME + ".damaged");
      Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn(
          "{} is damaged; statistics start from zero, the damaged file is now {}", file, damaged);
    }
  }

  @Override
  public void start() {
    saving =
        timer.scheduleWithFixedDelay(
            () -> background.execute(this::save),
            INTERVAL.toMillis(),
            INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (saving != null) {
      saving.cancel(false);
    }
    save();
  }

  synchronized void save() {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.set(STATISTICS, statistics.toJson());
    content.set(HISTORY, histories.toJson());
    content.set(BALANCES, balances.toJson());
    byte[] bytes = Json.bytes(content);
    if (Arrays.equals(bytes, lastWritten)) {
      return;
    }
    try {
      AtomicFile.replace(file, bytes);
      lastWritten = bytes;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
