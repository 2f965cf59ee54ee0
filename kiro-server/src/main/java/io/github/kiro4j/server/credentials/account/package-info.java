/// What the control plane states about an account: profile, plan, quota and its use.
@NullMarked
package io.github.kiro4j.server.credentials.account;

import org.jspecify.annotations.NullMarked;
