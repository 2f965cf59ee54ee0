/// Imports credentials from the files of other programs.
@NullMarked
package io.github.kiro4j.server.credentials.imports;

import org.jspecify.annotations.NullMarked;
