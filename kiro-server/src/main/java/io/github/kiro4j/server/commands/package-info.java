/// What operators run beside the gateway.
@NullMarked
package io.github.kiro4j.server.commands;

import org.jspecify.annotations.NullMarked;
