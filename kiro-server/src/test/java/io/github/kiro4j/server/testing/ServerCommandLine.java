package io.github.kiro4j.server.testing;

import io.github.kiro4j.api.language.Language;
import io.github.kiro4j.server.KiroApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command printed, and whether it failed.
public record ServerCommandLine(String out, String err, boolean failed) {

  /// Runs the program as its launcher does, but in this process and in English.
  public static ServerCommandLine run(String... arguments) throws Exception {
    return runIn(Language.ENGLISH, arguments);
  }

  /// Runs the program as its launcher does, but in this process.
  public static ServerCommandLine runIn(Language language, String... arguments) throws Exception {
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean[] failed = {false};
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      new KiroApplication(language) {
        @Override
        protected void onFatalError(Throwable failure) {
          // The process would end with 1 here.
          failed[0] = true;
        }
      }.run(arguments);
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
    return new ServerCommandLine(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), failed[0]);
  }
}
