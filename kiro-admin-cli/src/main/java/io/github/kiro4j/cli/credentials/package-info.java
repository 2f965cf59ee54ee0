/// The commands about credentials.
@NullMarked
package io.github.kiro4j.cli.credentials;

import org.jspecify.annotations.NullMarked;
