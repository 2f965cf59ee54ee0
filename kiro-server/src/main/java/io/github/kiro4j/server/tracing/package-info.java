/// Traces of requests by OpenTelemetry, for a gateway that is configured to send them.
@NullMarked
package io.github.kiro4j.server.tracing;

import org.jspecify.annotations.NullMarked;
