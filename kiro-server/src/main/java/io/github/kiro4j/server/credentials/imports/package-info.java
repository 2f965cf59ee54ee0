/// Credentials as other programs write them down: read, told apart, and added.
@NullMarked
package io.github.kiro4j.server.credentials.imports;

import org.jspecify.annotations.NullMarked;
