/// What every command shares: options, gateway connection and error output.
@NullMarked
package io.github.kiro4j.cli.command;

import org.jspecify.annotations.NullMarked;
