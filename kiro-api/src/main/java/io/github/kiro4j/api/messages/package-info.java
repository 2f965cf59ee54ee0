/// The Anthropic Messages API as records: requests, messages, content blocks, stream events and
/// errors.
@NullMarked
package io.github.kiro4j.api.messages;

import org.jspecify.annotations.NullMarked;
