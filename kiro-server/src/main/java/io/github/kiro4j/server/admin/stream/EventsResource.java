package io.github.kiro4j.server.admin.stream;

import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.access.AdminCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// `GET /events`: what changes, as server-sent events.
@AdminApi
@Path("/api/admin/events")
public final class EventsResource {

  private final EventStreams streams;
  private final PageSources sources;

  public EventsResource(EventStreams streams, PageSources sources) {
    this.streams = streams;
    this.sources = sources;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(@Suspended AsyncResponse response, @Context ContainerRequestContext request) {
    streams.start(AdminCaller.in(request), new PageEvents(sources), response);
  }
}
