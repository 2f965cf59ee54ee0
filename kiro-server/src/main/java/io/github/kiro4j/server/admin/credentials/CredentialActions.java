package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.ActionResult;

/// Actions on one credential, and the sentences that state them.
public record CredentialActions(CredentialChanges changes) {

  ActionResult enable(long id) {
    changes.enable(id);
    return done(id, "is enabled");
  }

  ActionResult disable(long id) {
    changes.disable(id);
    return done(id, "is disabled");
  }

  ActionResult prioritise(long id, int priority) {
    changes.prioritise(id, priority);
    return done(id, "has the priority " + priority);
  }

  ActionResult reset(long id) {
    changes.reset(id);
    return done(id, "is enabled, and its failures are reset");
  }

  ActionResult refresh(long id) {
    changes.refresh(id);
    return done(id, "has new tokens");
  }

  ActionResult remove(long id) {
    changes.remove(id);
    return done(id, "was removed");
  }

  private static ActionResult done(long id, String what) {
    return ActionResult.done("Credential #" + id + " " + what + ".");
  }
}
