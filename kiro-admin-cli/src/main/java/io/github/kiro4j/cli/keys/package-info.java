/// The commands about client keys.
@NullMarked
package io.github.kiro4j.cli.keys;

import org.jspecify.annotations.NullMarked;
