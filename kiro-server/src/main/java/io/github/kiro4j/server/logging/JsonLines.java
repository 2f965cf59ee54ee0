package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import io.dropwizard.logging.json.EventJsonLayoutBaseFactory;
import io.dropwizard.logging.json.layout.EventJsonLayout;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.slf4j.event.KeyValuePair;

/// Lines of the log as JSON objects: Dropwizard's members, the id of the request, and the fields of
/// the event.
public final class JsonLines extends EventJsonLayoutBaseFactory {

  /// RFC 3339, which programs that collect logs read.
  static final String TIMES = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

  public JsonLines() {
    setTimestampFormat(TIMES);
    setFlattenMdc(true);
  }

  @Override
  public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone timeZone) {
    EventJsonLayout layout = new WithFields(this, context, timeZone);
    layout.setContext(context);
    return layout;
  }

  private static final class WithFields extends EventJsonLayout {

    WithFields(JsonLines factory, LoggerContext context, TimeZone timeZone) {
      super(
          factory.createDropwizardJsonFormatter(),
          factory.createTimestampFormatter(timeZone),
          factory.createThrowableProxyConverter(context),
          factory.getIncludes(),
          factory.getCustomFieldNames(),
          factory.getAdditionalFields(),
          factory.getIncludesMdcKeys(),
          factory.isFlattenMdc());
    }

    @Override
    protected Map<String, Object> toJsonMap(ILoggingEvent event) {
      Map<String, Object> line = super.toJsonMap(event);
      List<KeyValuePair> fields = event.getKeyValuePairs();
      if (fields != null) {
        fields.forEach(field -> line.put(field.key, field.value));
      }
      return line;
    }
  }
}
