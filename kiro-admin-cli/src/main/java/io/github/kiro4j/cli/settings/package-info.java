/// Where the gateway is, and the key for it.
@NullMarked
package io.github.kiro4j.cli.settings;

import org.jspecify.annotations.NullMarked;
