/// The calls to the services that sign accounts in: AWS SSO OIDC, Kiro's own auth service, and
/// organisations' identity providers.
@NullMarked
package io.github.kiro4j.server.signin.service;

import org.jspecify.annotations.NullMarked;
