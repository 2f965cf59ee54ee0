package io.github.kiro4j.server.entry;

import ch.qos.logback.access.jetty.RequestLogImpl;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.ValidationMethod;
import io.github.kiro4j.server.logging.QuietLoggers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;

/// Dropwizard's default server with kiro4j's own defaults: loopback ports 8990 and 8991, errors as
/// Anthropic JSON, and one virtual thread per request without a bound on their number.
///
/// In Dropwizard's own pool `maxThreads` also bounds the virtual threads, and further requests wait
/// without any log line. Here `maxThreads` bounds only the platform threads, which accept and
/// select.
@JsonTypeName("kiro")
public final class KiroServerFactory extends DefaultServerFactory {

  private static final int UNBOUNDED = 0;
  private static final int PLATFORM_THREADS = 32;

  /// Maximum number of connections that wait to be accepted; the JDK's default of 50 overflows when
  /// many clients connect at once.
  private static final int ACCEPT_QUEUE = 4096;

  /// Send buffer per connection in the operating system, which otherwise buffers up to 4 MiB for a
  /// client that reads slowly. Event streams need no more than this on any network.
  private static final int SEND_BUFFER_BYTES = 32 * 1024;

  /// Largest header of a request: it leaves room for many beta names, and for the cookies of other
  /// programs on the same host.
  static final int HEADER_BYTES = 32 * 1024;

  /// Dropwizard's own limit, where a connector names none.
  private static final int UNSET_HEADER_BYTES = 8 * 1024;

  /// Smallest buffer that Jetty pools. Dropwizard's own limit of 64 bytes excludes the buffer for
  /// the size of a chunk, so that each event of a stream would allocate direct memory.
  private static final DataSize SMALLEST_BUFFER = DataSize.bytes(1);

  /// Writes go to the connection as they are: responses are written in whole pieces already, and
  /// Jetty's buffer of 32 KiB would stay with each stream to its end.
  private static final int UNBUFFERED = 0;

  private static final String LOOPBACK = "127.0.0.1";

  private @Nullable Entry entry;

  /// How long requests are still accepted after readiness has ended.
  @JsonProperty private Duration drainDelay = Duration.seconds(0);

  public KiroServerFactory() {
    setMaxThreads(PLATFORM_THREADS);
    setMinThreads(4);
    setEnableVirtualThreads(true);
    setEnableThreadNameFilter(false);
    setRegisterDefaultExceptionMappers(false);
    setRequestLogFactory(noAccessLog());
    setApplicationConnectors(List.of(connector(8990)));
    setAdminConnectors(List.of(connector(8991)));
  }

  /// The log has a line for each request for messages; the access log is for those who ask for it.
  private static LogbackAccessRequestLogFactory noAccessLog() {
    LogbackAccessRequestLogFactory accessLog = new LogbackAccessRequestLogFactory();
    accessLog.setAppenders(List.of());
    return accessLog;
  }

  /// The first application connector, to which the shorthands `host` and `port` apply.
  public HttpConnectorFactory firstConnector() {
    for (ConnectorFactory factory : getApplicationConnectors()) {
      if (factory instanceof HttpConnectorFactory http) {
        return http;
      }
    }
    throw new IllegalStateException("server.applicationConnectors has no http connector");
  }

  /// Dropwizard configures the server before the application builds anything.
  @Override
  public void configure(Environment environment) {
    QuietLoggers.apply();
    super.configure(environment);
  }

  /// Dropwizard changes the process by JNA, which kiro4j is built without.
  @JsonIgnore
  @ValidationMethod(
      message =
          "server: kiro4j does not change the user, group, umask or file limits of its process;"
              + " remove user, uid, group, umask, nofileSoftLimit and nofileHardLimit, and set them"
              + " where kiro4j is started, for example in the systemd unit")
  public boolean isProcessUnchanged() {
    return Stream.of(
            getUser(), getUid(), getGroup(), getUmask(), getNofileSoftLimit(), getNofileHardLimit())
        .allMatch(Objects::isNull);
  }

  @Override
  protected ThreadPool createThreadPool(MetricRegistry metrics) {
    ThreadPool pool = super.createThreadPool(metrics);
    if (isEnableVirtualThreads() && pool instanceof QueuedThreadPool platform) {
      platform.setVirtualThreadsExecutor(new VirtualThreadPool(UNBOUNDED));
    }
    return pool;
  }

  /// How long requests are still accepted after the signal to stop, while readiness is off.
  @JsonProperty
  public Duration getDrainDelay() {
    return drainDelay;
  }

  /// Sets what stands in front of Jersey. Called once, before the server is built.
  public void useEntry(Entry entry) {
    this.entry = entry;
  }

  private static Executor requestThreads(ThreadPool pool) {
    Executor virtual =
        pool instanceof QueuedThreadPool platform ? platform.getVirtualThreadsExecutor() : null;
    return virtual == null ? pool : virtual;
  }

  /// Jetty would inflate bodies before the keys are checked; a filter of Jersey does so afterwards.
  @Override
  protected Handler buildGzipHandler(Handler handler) {
    getGzipFilterFactory().setBufferSize(DataSize.bytes(0));
    return super.buildGzipHandler(handler);
  }

  @Override
  public Server build(io.dropwizard.core.setup.Environment environment) {
    getApplicationConnectors().forEach(KiroServerFactory::poolSmallBuffers);
    Server server = super.build(environment);
    server.setErrorHandler(new JsonErrorHandler());
    Objects.requireNonNull(entry, "the gateway is built before its server")
        .install(server, requestThreads(server.getThreadPool()));
    server.getContainedBeans(ServerConnector.class).forEach(KiroServerFactory::prepare);
    server.getContainedBeans(HttpConfiguration.class).forEach(KiroServerFactory::prepare);
    if (server.getRequestLog() instanceof RequestLogImpl requestLog) {
      quiet(requestLog);
    }
    return server;
  }

  /// A request log that is not quiet prints its status at every start, with a warning unless
  /// Logback has the very version that logback-access was built with. Failures of its appenders go
  /// to the application's own Logback context, whether it is quiet or not.
  private static void quiet(RequestLogImpl requestLog) {
    requestLog.setQuiet(true);
  }

  private static void poolSmallBuffers(ConnectorFactory connector) {
    if (connector instanceof HttpConnectorFactory http) {
      http.setMinBufferPoolSize(SMALLEST_BUFFER);
    }
  }

  private static void prepare(ServerConnector connector) {
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
  }

  /// Applies to every connector, those of a user's own `server` block included.
  private static void prepare(HttpConfiguration http) {
    http.setOutputAggregationSize(UNBUFFERED);
    http.setUriCompliance(
        http.getUriCompliance().with("kiro4j", Violation.AMBIGUOUS_EMPTY_SEGMENT));
    if (http.getRequestHeaderSize() == UNSET_HEADER_BYTES) {
      http.setRequestHeaderSize(HEADER_BYTES);
    }
  }

  /// The idle timeout is the maximum time that a client may read nothing; it exceeds the ping
  /// interval.
  private static HttpConnectorFactory connector(int port) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(LOOPBACK);
    connector.setPort(port);
    connector.setIdleTimeout(Duration.seconds(60));
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setMaxRequestHeaderSize(DataSize.bytes(HEADER_BYTES));
    return connector;
  }
}
