package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;
import java.time.Instant;
import java.time.InstantSource;

/// A sign-in by a code that the person approves on any machine.
///
/// @param service issues and exchanges the code
public record DeviceFlow(DeviceService service, InstantSource clock) implements SignInFlow {

  /// A service that issues device codes.
  public interface DeviceService {

    DeviceCode begin() throws SignInFailedException;

    /// Asks whether the code has been approved. A service that approves hands over the tokens.
    PollOutcome poll(DeviceCode code);
  }

  @Override
  public CredentialFields run(Person person) throws SignInFailedException {
    Instant now = clock.instant();
    DeviceCode code = service.begin();
    DevicePolling state = DevicePolling.begin(code, now);
    person.approve(code, state.end());
    while (true) {
      person.pause(state.interval());
      switch (state.after(service.poll(code), clock.instant())) {
        case DevicePolling.Next.Poll(DevicePolling next) -> state = next;
        case DevicePolling.Next.Failed(SignInFailedException.Reason reason, String sentence) ->
            throw new SignInFailedException(reason, sentence);
        case DevicePolling.Next.Done(CredentialFields fields) -> {
          person.commit();
          return fields;
        }
      }
    }
  }
}
