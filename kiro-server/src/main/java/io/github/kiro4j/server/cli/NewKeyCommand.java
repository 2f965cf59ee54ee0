package io.github.kiro4j.server.cli;

import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.encryption.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `db new-key`: makes a key for the encryption of stored secrets.
final class NewKeyCommand extends Command {

  private static final String FILE = "file";

  private final CommandTexts messages;

  NewKeyCommand(CommandTexts messages) {
    super(
        "new-key",
        messages.text("Writes a file with a new key for the encryption of stored secrets"));
    this.messages = messages;
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument(FILE).metavar("FILE").help(messages.text("the key file; it must not exist"));
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    Path file = Path.of(arguments.getString(FILE)).toAbsolutePath();
    KeyFile.create(file, new SecureRandom());
    System.out.println(
        messages.text(
            "Wrote a new key to {0}, readable by you only. Keep a copy in a safe place: without the"
                + " key, what is encrypted with it is lost.",
            file));
  }
}
