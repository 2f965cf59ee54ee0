/// What the simulated service consists of: hosts, kinds of accounts, and the profiles that accounts
/// share.
@NullMarked
package io.github.kiro4j.simulator.service;

import org.jspecify.annotations.NullMarked;
