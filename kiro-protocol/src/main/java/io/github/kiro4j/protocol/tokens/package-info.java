/// Estimates of the tokens of texts and requests, without a call of a tokenizer or of the upstream.
@NullMarked
package io.github.kiro4j.protocol.tokens;

import org.jspecify.annotations.NullMarked;
