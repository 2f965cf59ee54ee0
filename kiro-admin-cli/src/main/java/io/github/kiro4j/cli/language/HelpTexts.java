package io.github.kiro4j.cli.language;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The texts of the help. Picocli takes them from a resource bundle by keys of its own, which this
/// class makes out of the English texts in the annotations.
public final class HelpTexts extends ResourceBundle {

  private final Map<String, String> texts = new HashMap<>();

  private HelpTexts() {}

  /// Translates the help of a command and of all commands below it. The names of the commands must
  /// not change afterwards.
  public static CommandLine translated(CommandLine command) {
    HelpTexts bundle = new HelpTexts();
    bundle.add(command);
    return command.setResourceBundle(bundle);
  }

  private void add(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Boolean interpolates = spec.interpolateVariables();
    spec.interpolateVariables(false);
    addUsage(spec.qualifiedName(".") + ".usage.", spec.usageMessage());
    spec.options().forEach(option -> addArgument(spec, option));
    spec.positionalParameters().forEach(parameter -> addArgument(spec, parameter));
    spec.interpolateVariables(interpolates);
    command.getSubcommands().values().forEach(this::add);
  }

  private void addUsage(String prefix, UsageMessageSpec usage) {
    put(prefix + "description", List.of(usage.description()));
    put(prefix + "footer", List.of(usage.footer()));
    texts.put(prefix + "synopsisHeading", Messages.text("Usage: {0}", ""));
    put(prefix + "commandListHeading", List.of(usage.commandListHeading()));
    put(prefix + "exitCodeListHeading", List.of(usage.exitCodeListHeading()));
    put(
        prefix + "exitCodeList",
        usage.exitCodeList().entrySet().stream()
            .map(code -> code.getKey() + ":" + Messages.text(code.getValue()))
            .toList());
  }

  private void addArgument(CommandSpec spec, ArgSpec argument) {
    String name =
        switch (argument) {
          case OptionSpec option -> option.longestName().replaceFirst("^-+", "");
          case PositionalParamSpec parameter ->
              parameter.paramLabel() + "[" + parameter.index() + "]";
          default -> throw new IllegalStateException("picocli has no other arguments");
        };
    put(spec.qualifiedName(".") + "." + name, List.of(argument.description()));
  }

  /// One text has the key itself, several have the key and their numbers.
  private void put(String key, List<String> english) {
    if (english.size() == 1) {
      texts.put(key, Messages.text(english.getFirst()));
      return;
    }
    for (int i = 0; i < english.size(); i++) {
      texts.put(key + "." + i, Messages.text(english.get(i)));
    }
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.keySet());
  }
}
