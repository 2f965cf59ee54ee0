/// How a request for reasoning reaches the upstream.
@NullMarked
package io.github.kiro4j.protocol.mapping.reasoning;

import org.jspecify.annotations.NullMarked;

