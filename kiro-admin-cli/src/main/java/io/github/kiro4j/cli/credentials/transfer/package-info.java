/// The commands that import and export credentials.
@NullMarked
package io.github.kiro4j.cli.credentials.transfer;

import org.jspecify.annotations.NullMarked;
