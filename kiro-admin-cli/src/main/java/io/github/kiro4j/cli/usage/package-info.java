/// The command about usage.
@NullMarked
package io.github.kiro4j.cli.usage;

import org.jspecify.annotations.NullMarked;
