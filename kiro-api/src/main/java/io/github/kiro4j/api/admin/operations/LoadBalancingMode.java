package io.github.kiro4j.api.admin.operations;

/// The answer of `GET /config/load-balancing`, and body and answer of `PUT`.
///
/// @param mode `priority` or `balanced`
public record LoadBalancingMode(String mode) {}
