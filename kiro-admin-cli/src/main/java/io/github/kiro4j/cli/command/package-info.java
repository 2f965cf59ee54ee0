/// What every command shares: the options and the session with a gateway.
@NullMarked
package io.github.kiro4j.cli.command;

import org.jspecify.annotations.NullMarked;
