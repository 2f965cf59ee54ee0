package io.github.kiro4j.server.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.http.RequestId;
import io.github.kiro4j.server.overload.RequestAdmission;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// What load balancers and clients ask without a key. Answers on the thread that has read the
/// request, so that no other request delays the answer.
public final class HealthHandler extends Handler.Wrapper {

  private static final Set<String> GET_OR_HEAD = Set.of("GET", "HEAD");

  private final Readiness readiness;
  private final RequestAdmission admission;

  public HealthHandler(Readiness readiness, RequestAdmission admission) {
    this.readiness = readiness;
    this.admission = admission;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    switch (Request.getPathInContext(request)) {
      case "/healthz" -> get(request, response, callback, HttpStatus.OK_200, body("ok"));
      case "/readyz" -> ready(request, response, callback);
      case "/" -> {
        return probe(request, response, callback)
            || welcome(request, response, callback)
            || super.handle(request, response, callback);
      }
      case "/api/hello" -> {
        return probe(request, response, callback) || super.handle(request, response, callback);
      }
      default -> {
        return super.handle(request, response, callback);
      }
    }
    return true;
  }

  /// Clients probe with `HEAD /` whether the gateway is running, newer Claude Code versions with
  /// `HEAD /api/hello`.
  private static boolean probe(Request request, Response response, Callback callback) {
    if (!HttpMethod.HEAD.is(request.getMethod())) {
      return false;
    }
    response.getHeaders().put(RequestId.HEADER, RequestId.of(request));
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    return true;
  }

  /// Leads a browser to the operator's page, and tells a program what this is.
  private static boolean welcome(Request request, Response response, Callback callback) {
    if (!HttpMethod.GET.is(request.getMethod())) {
      return false;
    }
    response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
    if (accepted != null && accepted.contains("text/html")) {
      response.setStatus(HttpStatus.FOUND_302);
      response.getHeaders().put(HttpHeader.LOCATION, "/admin/");
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    } else {
      get(request, response, callback, HttpStatus.OK_200, introduction());
    }
    return true;
  }

  private static ObjectNode introduction() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "kiro4j");
    body.putArray("apis").add("/v1/messages").add("/v1/responses").add("/v1/chat/completions");
    return body.put("page", "/admin/").put("health", "/readyz");
  }

  /// Whether requests can be served. An unavailable database is reported, and so is a disk that
  /// cannot be written, but requests continue without them.
  private void ready(Request request, Response response, Callback callback) {
    Optional<String> obstacle = readiness.obstacle().or(this::overload);
    ObjectNode body = body(obstacle.isPresent() ? "unavailable" : "ok");
    obstacle.ifPresent(reason -> body.put("reason", reason));
    if (readiness.isDatabaseAway()) {
      body.put("database", "away");
    }
    if (readiness.cannotKeepTokens()) {
      body.put("tokens", "not refreshed, because new tokens cannot be stored");
    }
    if (readiness.isUsageWaiting()) {
      body.put("usage", "waiting, because it cannot be written");
    }
    admission.exhausted().forEach(what -> body.withArray("exhausted").add(what.label()));
    int status = obstacle.isPresent() ? HttpStatus.SERVICE_UNAVAILABLE_503 : HttpStatus.OK_200;
    get(request, response, callback, status, body);
  }

  private Optional<String> overload() {
    return admission.isUnready()
        ? Optional.of("the gateway has no heap or no file descriptors left")
        : Optional.empty();
  }

  private static ObjectNode body(String status) {
    return JsonNodeFactory.instance.objectNode().put("status", status);
  }

  private static void get(
      Request request, Response response, Callback callback, int status, ObjectNode body) {
    if (!GET_OR_HEAD.contains(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return;
    }
    byte[] json = Json.bytes(body);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
    response.getHeaders().put(RequestId.HEADER, RequestId.of(request));
    response.write(true, ByteBuffer.wrap(json), callback);
  }
}
