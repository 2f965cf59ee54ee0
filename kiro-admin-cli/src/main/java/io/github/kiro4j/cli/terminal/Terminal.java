package io.github.kiro4j.cli.terminal;

import java.io.InputStream;
import java.util.Optional;

/// The terminal that the program runs in.
public interface Terminal {

  /// Whether standard output is a terminal.
  boolean showsOutput();

  /// Whether standard error is a terminal.
  boolean showsErrors();

  /// The width in columns.
  int columns();

  /// Whether prompts are possible: standard input and output are terminals.
  boolean canAsk();

  /// Prompts for one line. Only where [prompts are possible][#canAsk].
  ///
  /// @return the line; empty at the end of input
  Optional<String> ask(String question);

  /// Prompts for one line without echo. Only where [prompts are possible][#canAsk].
  ///
  /// @return the line; empty at the end of input
  Optional<String> askSecret(String question);

  /// Standard input.
  InputStream input();
}
