package io.github.kiro4j.server.openai;

import java.time.InstantSource;

class MemoryResponseStoreTest extends ResponseStoreContract {

  @Override
  ResponseStore open(InstantSource clock, long max) {
    return new MemoryResponseStore(clock, max);
  }
}
