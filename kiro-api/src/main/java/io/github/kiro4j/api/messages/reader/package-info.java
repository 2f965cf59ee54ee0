/// Reads request bodies of the Messages API.
@NullMarked
package io.github.kiro4j.api.messages.reader;

import org.jspecify.annotations.NullMarked;
