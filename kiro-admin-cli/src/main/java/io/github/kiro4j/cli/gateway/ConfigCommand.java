package io.github.kiro4j.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the effective configuration.
@Command(
    name = "config",
    subcommands = LoadBalancingCommand.class,
    description = "Shows the effective configuration of the gateway, and the origin of each value.")
public final class ConfigCommand extends AdminCommand {

  @Parameters(
      paramLabel = "KEY",
      arity = "0..1",
      description = "A key, or a prefix such as upstream; by default all keys.")
  @Nullable String key;

  @Option(names = "--changed", description = "Leave out keys that have their default value.")
  boolean changedOnly;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    EffectiveConfiguration all = context.client().settings().all();
    EffectiveConfiguration chosen =
        new EffectiveConfiguration(
            all.file(), all.settings().stream().filter(this::isChosen).toList());
    if (key != null && chosen.settings().isEmpty()) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          Messages.text("The configuration has no key '{0}'.", key),
          Messages.text("List all keys: {program} admin config"));
    }
    print(context.output(), chosen);
    return ExitCode.OK;
  }

  private boolean isChosen(EffectiveConfiguration.Setting setting) {
    boolean named = key == null || setting.key().equals(key) || setting.key().startsWith(key + ".");
    return named && !(changedOnly && setting.origin() == EffectiveConfiguration.Origin.DEFAULT);
  }

  private static void print(Output output, EffectiveConfiguration configuration) {
    if (output.printedAsDocument(configuration)) {
      return;
    }
    output.print(table(configuration.settings()));
    if (configuration.file() != null) {
      output.hint(Messages.text("File: {0}", configuration.file()));
    }
  }

  private static Table table(List<EffectiveConfiguration.Setting> settings) {
    Table table = Table.of(Column.of("KEY"), Column.flexible("VALUE"), Column.of("FROM"));
    for (EffectiveConfiguration.Setting setting : settings) {
      table.row(
          Cell.of(setting.key()),
          Cell.of(text(setting.value())),
          Cell.of(
              Messages.text(setting.origin().name().toLowerCase(Locale.ROOT)),
              style(setting.origin())));
    }
    return table;
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static Style style(EffectiveConfiguration.Origin origin) {
    return switch (origin) {
      case DEFAULT -> Style.DIM;
      case FILE, ENVIRONMENT -> Style.PLAIN;
      case ADMIN -> Style.WARNING;
    };
  }
}
