/// The requests for messages: running ones and recently finished ones. Metadata only: no content,
/// no header and no key is recorded.
@NullMarked
package io.github.kiro4j.server.activity;

import org.jspecify.annotations.NullMarked;
