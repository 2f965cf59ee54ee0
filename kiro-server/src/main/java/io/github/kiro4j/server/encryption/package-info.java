/// Encryption at rest: the keys of the configuration, and the text form of encrypted values.
@NullMarked
package io.github.kiro4j.server.encryption;

import org.jspecify.annotations.NullMarked;
