/// Configuration files: how they are read, and what of them is shown.
@NullMarked
package io.github.kiro4j.server.config.file;

import org.jspecify.annotations.NullMarked;
