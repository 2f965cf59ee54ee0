/// What is known about credentials at run time and outlives a restart: health, usage counts, the
/// load-balancing mode. The stores implement its interfaces.
@NullMarked
package io.github.kiro4j.server.credentials.state;

import org.jspecify.annotations.NullMarked;
