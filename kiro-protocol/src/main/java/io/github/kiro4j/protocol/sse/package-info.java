/// Server-sent events as bytes.
@NullMarked
package io.github.kiro4j.protocol.sse;

import org.jspecify.annotations.NullMarked;
