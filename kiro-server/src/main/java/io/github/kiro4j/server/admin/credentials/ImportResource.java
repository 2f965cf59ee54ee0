package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.admin.access.AuditLog;
import io.github.kiro4j.server.credentials.imports.BulkImport;
import io.github.kiro4j.server.credentials.imports.ImportFile;
import io.github.kiro4j.server.credentials.imports.ImportRefusedException;
import io.github.kiro4j.server.credentials.imports.NotAddedException;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Imports credentials from the files of other programs.
@AdminApi
@Path("/api/admin/credentials/import")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ImportResource {

  private final CredentialStore store;
  private final NewCredentials additions;

  public ImportResource(CredentialStore store, NewCredentials additions) {
    this.store = store;
    this.additions = additions;
  }

  @POST
  public ImportReport run(
      ImportRequest request,
      @QueryParam("dryRun") @DefaultValue("false") String dryRun,
      @QueryParam("validate") @DefaultValue("true") String validate,
      @QueryParam("skipErrors") @DefaultValue("true") String skipErrors,
      @Context ContainerRequestContext context) {
    List<ImportFile> files =
        Parameters.body(request).files().stream().map(ImportResource::file).toList();
    boolean validated = Parameters.flag("validate", validate);
    boolean skips = Parameters.flag("skipErrors", skipErrors);
    BulkImport run = begin(Parameters.flag("dryRun", dryRun), validated);
    try {
      ImportReport report = run.run(files, skips);
      AuditLog.addDetail(context, summary(report));
      return report;
    } catch (ImportRefusedException e) {
      throw new AdminProblemException(code(e.problem()), String.valueOf(e.getMessage()));
    }
  }

  private BulkImport begin(boolean dryRun, boolean validate) {
    try {
      return new BulkImport(store, dryRun, entry -> add(entry, validate));
    } catch (IOException e) {
      throw Problems.storeUnavailable(e);
    }
  }

  private static ImportFile file(ImportRequest.File file) {
    return new ImportFile(
        file.name(),
        file.text() != null
            ? file.text().getBytes(StandardCharsets.UTF_8)
            : decoded(String.valueOf(file.base64())));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw AdminProblemException.of(AdminErrorCode.INVALID_VALUE, "files.base64", "is not base64");
    }
  }

  private long add(StoredEntry entry, boolean validate) throws NotAddedException {
    try {
      return additions.add(entry, validate);
    } catch (AdminProblemException e) {
      throw new NotAddedException(outcome(e.code()), null, e.getMessage());
    }
  }

  private static Outcome outcome(AdminErrorCode code) {
    return switch (code) {
      case DUPLICATE_CREDENTIAL -> Outcome.DUPLICATE;
      case INVALID_VALUE, CREDENTIAL_INCOMPLETE -> Outcome.INVALID;
      default -> Outcome.FAILED;
    };
  }

  private static AdminErrorCode code(ImportRefusedException.Problem problem) {
    return switch (problem) {
      case UNKNOWN_FORMAT -> AdminErrorCode.UNKNOWN_FORMAT;
      case TOO_LARGE -> AdminErrorCode.BODY_TOO_LARGE;
    };
  }

  private static String summary(ImportReport report) {
    return "%s%d of %d entries"
        .formatted(
            report.dryRun() ? "dry run, would add " : "added ",
            report.added(),
            report.entries().size());
  }
}
