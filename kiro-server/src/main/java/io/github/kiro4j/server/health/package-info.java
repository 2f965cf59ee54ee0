/// Liveness and readiness, for load balancers and clients.
@NullMarked
package io.github.kiro4j.server.health;

import org.jspecify.annotations.NullMarked;
