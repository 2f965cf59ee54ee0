package io.github.kiro4j.cli.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.KiroApplication;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.simulator.KiroSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/// The gateway as it is shipped, on a free port of the machine, without credentials, in front of a
/// simulated upstream.
public final class RunningGateway implements AutoCloseable {

  public static final String KEY = "sk-test-not-a-real-key";
  public static final String ADMIN_KEY = "admin-test-not-a-real-key";

  private final KiroSimulator upstream = KiroSimulator.start();
  private final DropwizardTestSupport<KiroConfiguration> service;

  /// One permit for each request of a client that has ended.
  private final Semaphore endedRequests = new Semaphore(0);

  private RunningGateway(Path folder, String more) throws Exception {
    Files.writeString(folder.resolve("credentials.json"), "[]");
    Path configuration =
        Files.writeString(folder.resolve("config.yml"), configuration(upstream) + more);
    service =
        new DropwizardTestSupport<>(KiroApplication.class, configuration.toString()) {
          @Override
          public Application<KiroConfiguration> newApplication() {
            return new ObservedGateway();
          }
        };
    service.before();
  }

  /// Starts a gateway.
  ///
  /// @param folder for its files
  /// @param more YAML that is appended to its configuration
  public static RunningGateway start(Path folder, String more) throws Exception {
    return new RunningGateway(folder, more);
  }

  public static RunningGateway startWithAdminApi(Path folder) throws Exception {
    return start(folder, "adminApiKey: " + ADMIN_KEY + "\n");
  }

  private static String configuration(KiroSimulator upstream) {
    return """
    apiKey: %1$s
    port: 0
    models: {refresh: false}
    %2$s  retry: {within: 0s}
    server:
      adminConnectors:
        - {type: http, bindHost: 127.0.0.1, port: 0}
      requestLog: {appenders: []}
    logging: {level: ERROR}
    """
        .formatted(KEY, upstream.upstreamYaml());
  }

  public KiroSimulator upstream() {
    return upstream;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + service.getLocalPort());
  }

  /// Sends a request as a client does, and waits until the gateway has recorded its end.
  ///
  /// @param modelAndText the first word names the model
  public void sendRequest(String modelAndText) throws IOException, InterruptedException {
    sendRequest(modelAndText, KEY);
  }

  /// Sends a request with a client key, and waits until the gateway has recorded its end.
  ///
  /// @param modelAndText the first word names the model
  public void sendRequest(String modelAndText, String key)
      throws IOException, InterruptedException {
    int space = modelAndText.indexOf(' ');
    ObjectNode body = Json.MAPPER.createObjectNode().put("max_tokens", 100);
    body.put("model", modelAndText.substring(0, space));
    body.putArray("messages")
        .addObject()
        .put("role", "user")
        .put("content", modelAndText.substring(space + 1));
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/v1/messages"))
            .header("x-api-key", key)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(request, BodyHandlers.discarding());
    }
    if (!endedRequests.tryAcquire(30, TimeUnit.SECONDS)) {
      throw new IOException("the gateway did not end the request within 30 s");
    }
  }

  @Override
  public void close() throws IOException {
    service.after();
    upstream.close();
  }

  /// The gateway, and a listener that hears of requests that have ended.
  private final class ObservedGateway extends KiroApplication {
    @Override
    public void run(KiroConfiguration configuration, Environment environment) throws Exception {
      environment.jersey().register(new EndListener());
      super.run(configuration, environment);
    }
  }

  private final class EndListener implements ApplicationEventListener {
    @Override
    public void onEvent(ApplicationEvent event) {}

    @Override
    public RequestEventListener onRequest(RequestEvent start) {
      return event -> {
        if (event.getType() == RequestEvent.Type.FINISHED
            && event.getUriInfo().getPath().startsWith("v1/messages")) {
          endedRequests.release();
        }
      };
    }
  }
}
