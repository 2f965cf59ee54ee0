package io.github.kiro4j.server.config.file;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.github.kiro4j.protocol.fuzz.Fuzzing;
import io.github.kiro4j.server.config.KiroConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Fuzzes the reader of configurations: a file is refused with an error that names the file, or is
/// a configuration.
public final class ConfigurationTarget {

  private static final ConfigurationFactory<KiroConfiguration> FACTORY =
      new KiroConfigurationFactory<KiroConfiguration>()
          .create(
              KiroConfiguration.class,
              Validators.newValidator(),
              Jackson.newObjectMapper(),
              "fuzz");

  private static final String FILE = "config.yml";

  private ConfigurationTarget() {}

  public static void fuzzerInitialize() {
    Fuzzing.loadClasses(ConfigurationTarget.class, ConfigurationTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      FACTORY.build(_ -> new ByteArrayInputStream(input), FILE).regions();
    } catch (ConfigurationException refused) {
      if (!String.valueOf(refused.getMessage()).contains(FILE)) {
        throw new AssertionError("the error does not name the file", refused);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the operator gets a stack trace instead of a sentence", e);
    }
  }
}
