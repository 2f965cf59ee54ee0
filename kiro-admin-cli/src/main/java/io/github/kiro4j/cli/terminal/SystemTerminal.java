package io.github.kiro4j.cli.terminal;

import java.io.Console;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The process's own terminal.
///
/// Java knows only whether input and output both are a terminal. The launcher knows each, and tells
/// it in system properties.
public final class SystemTerminal implements Terminal {

  /// Numbers of the file descriptors that are terminals, such as `012`.
  private static final String DESCRIPTORS_PROPERTY = "kiro.terminal";

  private static final String COLUMNS_PROPERTY = "kiro.columns";
  private static final int DEFAULT_COLUMNS = 80;

  private final Map<String, String> environment;
  private final @Nullable String descriptors;

  public SystemTerminal(Map<String, String> environment) {
    this.environment = environment;
    this.descriptors = System.getProperty(DESCRIPTORS_PROPERTY);
  }

  @Override
  public boolean showsOutput() {
    return isTerminal('1');
  }

  @Override
  public boolean showsErrors() {
    return isTerminal('2');
  }

  private boolean isTerminal(char descriptor) {
    return descriptors == null ? canAsk() : descriptors.indexOf(descriptor) >= 0;
  }

  @Override
  public int columns() {
    int told = number(System.getProperty(COLUMNS_PROPERTY));
    int columns = told > 0 ? told : number(environment.get("COLUMNS"));
    return columns > 0 ? columns : DEFAULT_COLUMNS;
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  @Override
  public boolean canAsk() {
    return console().isPresent();
  }

  @Override
  public Optional<String> ask(String question) {
    return console().map(console -> console.readLine("%s", question));
  }

  @Override
  public Optional<String> askSecret(String question) {
    return console().map(console -> console.readPassword("%s", question)).map(String::new);
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  @Override
  public InputStream input() {
    return System.in;
  }
}
