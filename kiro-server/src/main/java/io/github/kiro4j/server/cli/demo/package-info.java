/// The demo: the gateway in front of a simulated upstream. No other package of the server knows the
/// simulator.
@NullMarked
package io.github.kiro4j.server.cli.demo;

import org.jspecify.annotations.NullMarked;
