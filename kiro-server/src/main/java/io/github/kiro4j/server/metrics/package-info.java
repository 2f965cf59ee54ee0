/// What the gateway exports to Prometheus.
@NullMarked
package io.github.kiro4j.server.metrics;

import org.jspecify.annotations.NullMarked;
