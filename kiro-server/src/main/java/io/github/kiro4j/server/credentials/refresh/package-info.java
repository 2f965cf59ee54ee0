/// Refreshes tokens: the auth services, their answers, and one refresh at a time per credential.
@NullMarked
package io.github.kiro4j.server.credentials.refresh;

import org.jspecify.annotations.NullMarked;
