package io.github.kiro4j.api.admin.operations;

/// The response to `GET /config/load-balancing`, and both body of and response to `PUT
/// /config/load-balancing`.
///
/// @param mode `priority` or `balanced`
public record LoadBalancingMode(String mode) {}
