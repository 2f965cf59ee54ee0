package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;

/// A code that a person approves on any machine.
///
/// @param deviceCode names the sign-in when the gateway polls
/// @param userCode the code that the page shows
/// @param address the page, with the code in it if the service offers such an address
/// @param lifetime how long the code can be approved
/// @param interval the time between two polls
public record DeviceCode(
    Secret deviceCode, String userCode, String address, Duration lifetime, Duration interval) {}
