/// The requests for messages: those that run now, those that ended lately, and figures over all of
/// them. Metadata only: no content, no header and no key gets in here.
@NullMarked
package io.github.kiro4j.server.activity;

import org.jspecify.annotations.NullMarked;
