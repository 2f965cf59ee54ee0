package io.github.kiro4j.api.admin.credentials;

import java.util.List;

/// The response to `GET /credentials/export`: every stored credential without its secrets.
///
/// @param exportedAt time of the export
/// @param credentials the credentials
public record CredentialExport(String exportedAt, List<MaskedEntry> credentials) {}
