package io.github.kiro4j.server.config;

import ch.qos.logback.core.spi.DeferredProcessingAware;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.logging.common.AbstractAppenderFactory;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.request.logging.RequestLogFactory;
import io.github.kiro4j.server.logging.JsonAccessLines;
import io.github.kiro4j.server.logging.JsonLines;
import java.util.List;
import java.util.Map;

/// `logging`: Dropwizard's block, whose level and format the environment sets where the block does
/// not. An appender with a format or a layout of its own keeps that.
final class LoggingConfiguration extends DefaultLoggingFactory {

  /// Dropwizard's own format, and the id of the request that causes the line.
  private static final String LINES =
      "%-5p [%d{ISO8601,%dwTimeZone}] %replace(%X{request} ){'^ $',''}%c: %m%n%dwREx";

  /// The Common Log Format without the query of the address, which may hold a secret, and without
  /// what clients write into other headers; then the milliseconds, and the id of the request.
  private static final String ACCESS_LINES =
      "%h %l %u [%t{dd/MMM/yyyy:HH:mm:ss Z,%dwTimeZone}]"
          + " \"%m %replace(%U){'[^\\x21-\\x7e]','?'} %H\" %s %b %D %responseHeader{request-id}";

  /// What Dropwizard takes for the number of free places in the queue of an appender from which
  /// lines are discarded.
  private static final int UNSET = -1;

  @JsonProperty private LogFormat format;

  LoggingConfiguration() {
    this(System.getenv());
  }

  LoggingConfiguration(Map<String, String> environment) {
    setLevel(LogLevel.from(environment).toString());
    this.format = LogFormat.from(environment);
  }

  @Override
  public void configure(MetricRegistry metrics, String name) {
    format(getAppenders(), LINES, new JsonLines());
    super.configure(metrics, name);
  }

  /// Has the access log written in the format of the log.
  void formatAccessLog(RequestLogFactory<?> accessLog) {
    if (accessLog instanceof LogbackAccessRequestLogFactory logback) {
      format(logback.getAppenders(), ACCESS_LINES, new JsonAccessLines());
    }
  }

  private <E extends DeferredProcessingAware> void format(
      List<AppenderFactory<E>> appenders, String pattern, DiscoverableLayoutFactory<E> json) {
    for (AppenderFactory<E> appender : appenders) {
      if (appender instanceof AbstractAppenderFactory<E> configured) {
        keepEveryLine(configured);
        format(configured, pattern, json);
      }
    }
  }

  /// Dropwizard's own default is to discard lines while the queue is nearly full.
  private static void keepEveryLine(AbstractAppenderFactory<?> appender) {
    if (appender.getDiscardingThreshold() == UNSET) {
      appender.setDiscardingThreshold(0);
    }
  }

  private <E extends DeferredProcessingAware> void format(
      AbstractAppenderFactory<E> appender, String pattern, DiscoverableLayoutFactory<E> json) {
    boolean own = appender.getLayout() != null || appender.getLogFormat() != null;
    if (own) {
      return;
    }
    switch (format) {
      case TEXT -> appender.setLogFormat(pattern);
      case JSON -> appender.setLayout(json);
    }
  }
}
