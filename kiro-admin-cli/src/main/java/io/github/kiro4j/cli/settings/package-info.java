/// The address of the gateway and the admin key.
@NullMarked
package io.github.kiro4j.cli.settings;

import org.jspecify.annotations.NullMarked;
