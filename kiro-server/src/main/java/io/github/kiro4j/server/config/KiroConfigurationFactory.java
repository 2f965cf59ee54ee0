package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;

/// Reads configurations as Dropwizard does, but a key without a value keeps its default.
///
/// @param <T> the type of the configuration
public final class KiroConfigurationFactory<T> extends DefaultConfigurationFactoryFactory<T> {

  @Override
  protected ObjectMapper configureObjectMapper(ObjectMapper mapper) {
    return super.configureObjectMapper(mapper)
        .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP));
  }
}
