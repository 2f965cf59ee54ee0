/// Counting the tokens of requests.
@NullMarked
package io.github.kiro4j.server.tokens;

import org.jspecify.annotations.NullMarked;
