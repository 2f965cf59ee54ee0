package io.github.kiro4j.api.admin.credentials;

import java.util.List;

/// The answer of `GET /credentials`.
///
/// @param total how many there are
/// @param available how many of them can be used now
/// @param currentId the one that a request of a new conversation would get now, 0 for none
/// @param credentials sorted by priority, then by id
public record CredentialList(
    int total, int available, long currentId, List<CredentialStatus> credentials) {}
