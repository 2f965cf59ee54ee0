package io.github.kiro4j.api.admin.keys;

import java.util.List;

/// The response to `GET /keys`: the client keys in the order of their creation.
public record ClientKeyList(List<ClientKeyDetail> keys) {}
