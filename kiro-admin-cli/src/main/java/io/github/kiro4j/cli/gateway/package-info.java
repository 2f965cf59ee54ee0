/// The commands about the gateway as a whole.
@NullMarked
package io.github.kiro4j.cli.gateway;

import org.jspecify.annotations.NullMarked;
