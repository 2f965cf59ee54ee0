/// The services that sign accounts in, with a small page on which a person approves: AWS SSO OIDC,
/// Kiro's own auth service, the portal, and an organisation's identity provider.
@NullMarked
package io.github.kiro4j.simulator.signin;

import org.jspecify.annotations.NullMarked;
