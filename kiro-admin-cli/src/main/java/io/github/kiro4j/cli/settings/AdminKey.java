package io.github.kiro4j.cli.settings;

import io.github.kiro4j.cli.input.Secret;

/// The gateway's `adminApiKey` as the operator gave it.
///
/// @param origin where it comes from, for messages
public record AdminKey(Secret secret, String origin) {}
