/// What the control plane tells about an account: its profile, its plan and what is left of it.
@NullMarked
package io.github.kiro4j.server.credentials.account;

import org.jspecify.annotations.NullMarked;

