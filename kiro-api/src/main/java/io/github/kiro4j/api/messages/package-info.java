/// The Anthropic Messages API as records: requests, answers, content blocks, stream events, errors.
@NullMarked
package io.github.kiro4j.api.messages;

import org.jspecify.annotations.NullMarked;
