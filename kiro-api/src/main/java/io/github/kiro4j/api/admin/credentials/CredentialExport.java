package io.github.kiro4j.api.admin.credentials;

import java.util.List;

/// The answer of `GET /credentials/export`: every stored credential without its secrets.
///
/// @param exportedAt when this was put together
public record CredentialExport(String exportedAt, List<MaskedEntry> credentials) {}
