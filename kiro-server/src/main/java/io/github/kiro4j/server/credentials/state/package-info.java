/// The state of credentials that outlives a restart: health, usage counts, the load-balancing mode.
/// The stores implement the interfaces of this package.
@NullMarked
package io.github.kiro4j.server.credentials.state;

import org.jspecify.annotations.NullMarked;
