package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.connection.ClientConnection;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.UsagePages;
import io.github.kiro4j.server.usage.UsageRecords;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /usage/export`: the rows of the requests that have ended.
@AdminApi
@Path("/api/admin/usage/export")
public final class UsageExportResource {

  private static final Logger LOG = LoggerFactory.getLogger(UsageExportResource.class);
  private static final String TIME = "ended_at";

  private final UsageRecords usage;

  public UsageExportResource(UsageRecords usage) {
    this.usage = usage;
  }

  /// Reads the first rows before the response begins, so that a database that cannot be read is a
  /// status. A failure after that aborts the connection: a client must not take a part for the
  /// whole.
  @GET
  public Response export(
      @QueryParam("format") @DefaultValue("csv") String format,
      @BeanParam UsageParameters selection,
      @Context ContainerRequestContext request) {
    UsageFormat form =
        Parameters.member("format", format, UsageFormat.values(), UsageFormat::wireName);
    TimeRange range = selection.range(usage.clock());
    UsagePages pages = usage.reader().rows(range.from(), range.to(), selection.filter());
    usage.recorder().flush();
    try {
      return Response.ok(rows(form, pages, ClientConnection.of(request)), form.mediaType)
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"usage." + form.wireName() + '"')
          .build();
    } catch (UnusableDatabaseException e) {
      throw Problems.usageUnavailable(e);
    }
  }

  private static StreamingOutput rows(
      UsageFormat format, UsagePages pages, Optional<ClientConnection> connection)
      throws UnusableDatabaseException {
    List<Map<String, Object>> first = pages.next();
    return out -> {
      try {
        write(format, first, pages, out);
      } catch (UnusableDatabaseException e) {
        LOG.warn("admin: an export of usage is aborted: {}", e.getMessage());
        connection.ifPresent(client -> client.abort(e));
        throw e;
      }
    };
  }

  private static void write(
      UsageFormat format, List<Map<String, Object>> first, UsagePages pages, OutputStream out)
      throws IOException {
    out.write(bytes(format.heading()));
    for (List<Map<String, Object>> page = first; !page.isEmpty(); page = pages.next()) {
      StringBuilder lines = new StringBuilder();
      page.forEach(row -> lines.append(format.line(exported(row))));
      out.write(bytes(lines.toString()));
    }
  }

  private static Map<String, @Nullable Object> exported(Map<String, Object> row) {
    Map<String, @Nullable Object> values = new HashMap<>(row);
    if (row.get(TIME) instanceof Number millis) {
      values.put(TIME, Instant.ofEpochMilli(millis.longValue()).toString());
    }
    return values;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
