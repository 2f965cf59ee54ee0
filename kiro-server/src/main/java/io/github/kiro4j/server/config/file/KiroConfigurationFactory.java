package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;
import io.dropwizard.configuration.YamlConfigurationFactory;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;

/// Reads configurations as Dropwizard does, but a key without a value keeps its default, and values
/// are taken without what copying brought along.
///
/// @param <T> the type of the configuration
public final class KiroConfigurationFactory<T> extends DefaultConfigurationFactoryFactory<T> {

  @Override
  public ConfigurationFactory<T> create(
      Class<T> type, Validator validator, ObjectMapper mapper, String propertyPrefix) {
    return new Factory<>(type, validator, configureObjectMapper(mapper.copy()), propertyPrefix);
  }

  @Override
  protected ObjectMapper configureObjectMapper(ObjectMapper mapper) {
    return super.configureObjectMapper(mapper)
        .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP));
  }

  private static final class Factory<T> extends YamlConfigurationFactory<T> {

    private Factory(Class<T> type, Validator validator, ObjectMapper mapper, String prefix) {
      super(type, validator, mapper, prefix);
    }

    @Override
    public T build(ConfigurationSourceProvider provider, String path)
        throws IOException, ConfigurationException {
      try {
        return super.build(provider, path);
      } catch (InvalidConfigurationException e) {
        throw provider instanceof ConfigurationSources sources ? e.at(sources.origins()) : e;
      } catch (ConfigurationException e) {
        throw ConfigurationProblems.ofText(path, e);
      }
    }

    /// A key that stands twice is an error: one of the two values would have no effect.
    @Override
    protected JsonParser createParser(InputStream input) throws IOException {
      return super.createParser(input).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    @Override
    protected T build(JsonNode keys, String path) throws IOException, ConfigurationException {
      EnvironmentVariables.requireAll(keys, path);
      PastedValues.clean(keys);
      try {
        return super.build(keys.isNull() ? mapper.createObjectNode() : keys, path);
      } catch (ConfigurationException e) {
        throw new ConfigurationProblems(new AllowedValues(mapper), keys).of(path, e);
      }
    }
  }
}
