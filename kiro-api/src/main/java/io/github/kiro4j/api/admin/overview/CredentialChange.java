package io.github.kiro4j.api.admin.overview;

import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import java.util.List;

/// The event `credentials` of `GET /events`: what has changed since the last such event.
///
/// @param total number of credentials
/// @param available number of credentials that can be used now
/// @param currentId id of the credential that the next request would get; 0 for none
/// @param changed the credentials that are new or have changed
/// @param removed ids of the credentials that are gone
public record CredentialChange(
    int total, int available, long currentId, List<CredentialStatus> changed, List<Long> removed) {}
