package io.github.kiro4j.server.entry;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Leads requests of the admin connectors past the handlers that are for clients.
final class ClientConnectors extends Handler.Wrapper {

  private final Dispatch dispatch;

  ClientConnectors(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return Connectors.isAdmin(request)
        ? dispatch.handle(request, response, callback)
        : super.handle(request, response, callback);
  }
}
