package io.github.kiro4j.server.testing;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.KiroConfigurationFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Configurations as a file would hold them.
public final class TestConfiguration {

  private TestConfiguration() {}

  public static KiroConfiguration of(String yaml) {
    try {
      return new KiroConfigurationFactory<KiroConfiguration>()
          .create(
              KiroConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "t")
          .build(_ -> new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yml");
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
