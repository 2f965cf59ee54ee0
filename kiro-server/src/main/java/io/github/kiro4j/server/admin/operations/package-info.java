/// The routes of the admin API that show the gateway itself: status, requests, statistics, models,
/// configuration.
@NullMarked
package io.github.kiro4j.server.admin.operations;

import org.jspecify.annotations.NullMarked;
