/// The steps of each way to sign in, apart from HTTP and threads.
@NullMarked
package io.github.kiro4j.server.signin.flow;

import org.jspecify.annotations.NullMarked;
