package io.github.kiro4j.server.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.secret.Fingerprint;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kiro4j-activity.json`, in which earlier versions kept their statistics and the health histories
/// of the credentials. Its statistics become part of the usage once, and the file is deleted.
public final class EarlierActivityFile {

  private static final String NAME = "kiro4j-activity.json";

  private static final Logger LOG = LoggerFactory.getLogger(EarlierActivityFile.class);
  private static final int MAX_BYTES = 64 << 20;

  private final Path file;
  private final String name;
  private final Map<HourKey, HourSum> statistics;
  private final JsonNode histories;

  private EarlierActivityFile(
      Path file, String name, Map<HourKey, HourSum> statistics, JsonNode histories) {
    this.file = file;
    this.name = name;
    this.statistics = statistics;
    this.histories = histories;
  }

  /// Reads the file of a folder. A damaged file is renamed, because statistics must not keep the
  /// gateway from starting.
  ///
  /// @return empty without a file, and for a damaged one
  public static Optional<EarlierActivityFile> in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = RegularFile.read(file, MAX_BYTES);
      JsonNode content = Json.MAPPER.readTree(bytes);
      return Optional.of(
          new EarlierActivityFile(
              file,
              NAME + " " + Fingerprint.sha256(bytes),
              EarlierStatistics.sums(content.path("statistics")),
              content.path("history")));
    } catch (JsonProcessingException | CharConversionException | DateTimeException _) {
      Path damaged = file.resolveSibling(NAME + ".damaged");
      Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("{} is damaged; its statistics are lost, the damaged file is now {}", file, damaged);
      return Optional.empty();
    }
  }

  /// The health histories; empty if the file has none.
  public Optional<JsonNode> histories() {
    return Optional.of(histories).filter(node -> !(node instanceof MissingNode));
  }

  /// Adds the statistics to the usage, and deletes the file. If the file cannot be deleted, or the
  /// gateway is killed in between, the next start deletes it and adds nothing; while the database
  /// cannot be written, the file stays.
  public void takeOver(UsageRecorder usage) {
    try {
      if (usage.takeOver(name, statistics)) {
        LOG.info("the statistics of {} are part of the usage now", file);
      }
      Files.delete(file);
    } catch (UnusableDatabaseException e) {
      LOG.warn("the statistics of {} are added by a later start: {}", file, e.getMessage());
    } catch (IOException e) {
      LOG.warn("{} is not needed any more, and cannot be deleted: {}", file, e.toString());
    }
  }
}
