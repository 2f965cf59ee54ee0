/// What the control plane tells about an account: its profile, and when its quota begins anew.
@NullMarked
package io.github.kiro4j.server.credentials.account;

import org.jspecify.annotations.NullMarked;
