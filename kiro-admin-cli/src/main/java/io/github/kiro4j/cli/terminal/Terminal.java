package io.github.kiro4j.cli.terminal;

import java.io.InputStream;
import java.util.Optional;

/// The terminal that the program runs in, or what stands in its place.
public interface Terminal {

  /// Whether a person reads standard output as it comes.
  boolean showsOutput();

  /// Whether a person reads standard error as it comes.
  boolean showsErrors();

  /// How many characters fit in one line.
  int columns();

  /// Whether there is somebody who can answer questions.
  boolean canAsk();

  /// Asks for one line. Only if somebody [can answer][#canAsk].
  ///
  /// @return the answer; empty at the end of input
  Optional<String> ask(String question);

  /// Asks for one line that is not shown while it is typed. Only if somebody [can answer][#canAsk].
  ///
  /// @return the answer; empty at the end of input
  Optional<String> askSecret(String question);

  /// Standard input.
  InputStream input();
}
