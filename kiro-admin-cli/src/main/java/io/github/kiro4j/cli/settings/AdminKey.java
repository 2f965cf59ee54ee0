package io.github.kiro4j.cli.settings;

import io.github.kiro4j.cli.input.SecretText;

/// The gateway's `adminApiKey` as the operator gave it.
///
/// @param origin where the key comes from, for messages
public record AdminKey(SecretText secret, String origin) {}
