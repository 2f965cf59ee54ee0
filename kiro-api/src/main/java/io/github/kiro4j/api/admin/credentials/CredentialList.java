package io.github.kiro4j.api.admin.credentials;

import java.util.List;

/// The response to `GET /credentials`.
///
/// @param total number of credentials
/// @param available number of credentials that can be used now
/// @param currentId id of the credential that a request of a new conversation would use now; 0 for
///   none
/// @param credentials all credentials, sorted by priority, then by id
public record CredentialList(
    int total, int available, long currentId, List<CredentialStatus> credentials) {}
