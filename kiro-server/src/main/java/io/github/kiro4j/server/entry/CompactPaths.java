package io.github.kiro4j.server.entry;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/// Reads several slashes in a path as one: clients join a base address that ends with a slash and a
/// path that begins with one.
final class CompactPaths extends Handler.Wrapper {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI uri = request.getHttpURI();
    String path = uri.getPath();
    if (path == null || !path.contains("//")) {
      return super.handle(request, response, callback);
    }
    String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
    HttpURI compact = HttpURI.build(uri, URIUtil.compactPath(path) + query).asImmutable();
    return super.handle(Request.serveAs(request, compact), response, callback);
  }
}
