/// The routes of the admin API about the gateway as a whole: status, requests, statistics, models,
/// configuration.
@NullMarked
package io.github.kiro4j.server.admin.operations;

import org.jspecify.annotations.NullMarked;
