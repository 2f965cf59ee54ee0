@NullMarked
package io.github.kiro4j.server.credentials;

import org.jspecify.annotations.NullMarked;
