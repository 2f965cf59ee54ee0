package io.github.kiro4j.server.entry;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns off what Dropwizard serves on the admin connector, where there is no key, beside metrics
/// and health checks: tasks that change log levels or collect garbage, dumps of all threads, and
/// profiles, which keep a thread busy for as long as the caller wants.
final class Diagnostics extends Handler.Wrapper {

  private static final List<String> PATHS = List.of("/tasks", "/threads", "/pprof");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (Connectors.isAdmin(request) && isDiagnostic(Request.getPathInContext(request))) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private static boolean isDiagnostic(String path) {
    return PATHS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }
}
