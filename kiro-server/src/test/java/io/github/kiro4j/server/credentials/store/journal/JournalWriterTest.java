package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.credentials.store.CredentialStoreContract;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.testing.TestEntries;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {

  @TempDir Path folder;

  private JournalWriter writer;

  @BeforeEach
  void open() {
    writer = new JournalWriter(file(), new JournalState(), EntryEncryption.NONE);
    writer.open();
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
  }

  private Path file() {
    return TokenJournal.file(folder);
  }

  private static JournalStep received(long id) {
    return new JournalStep(
        List.of(
            new JournalRecord.Received(
                id,
                UnsavedTokens.of(
                    TestEntries.social("token-" + id).withId(id).credentialOrUnusable(),
                    CredentialStoreContract.tokens("next-" + id)))));
  }

  @Test
  void tokensAreInTheFileBeforeAnyForceAndUsedOnlyAfterIt() throws Exception {
    writer.write(received(1));

    assertThat(JournalContents.of(folder)).contains("next-1");
    assertThat(writer.state().unsaved()).isEmpty();

    writer.force(List.of());
    assertThat(writer.state().unsaved()).containsOnlyKeys(1L);
  }

  @Test
  void anInterruptOfAThreadThatWritesDoesNotCloseTheFile() throws Exception {
    Thread.currentThread().interrupt();
    writer.write(received(1));
    assertThat(Thread.interrupted()).isTrue();

    writer.write(received(2));
    assertThat(JournalContents.of(folder)).contains("next-1", "next-2");
  }

  @Test
  void aNewFileHasWhatWasWrittenAndNotForced() throws Exception {
    writer.write(received(1));
    Files.delete(file());
    writer.write(received(2));

    writer.force(List.of());

    assertThat(JournalContents.of(folder)).contains("next-1", "next-2");
  }

  @Test
  void roomIsAllocatedBeforeItIsNeeded() throws Exception {
    writer.force(begins(JournalFile.BLOCK / JournalWriter.RESERVE / 2 + 1));

    assertThat(Files.size(file())).isEqualTo(2L * JournalFile.BLOCK);
  }

  private static List<JournalStep> begins(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(id -> new JournalStep(List.of(new JournalRecord.Begun(id, "token"))))
        .toList();
  }

  @Test
  void aLossOfPowerMayDamageOneOfSeveralFramesThatWereNotOnDisk() throws Exception {
    writer.write(received(1));
    writer.force(List.of());
    long forced = used();
    writer.write(received(2));
    writer.write(received(3));

    damage(forced + JournalFrames.FRAME_HEADER + 5);

    assertThat(JournalContents.of(folder)).contains("next-1", "next-3").doesNotContain("next-2");
  }

  @Test
  void damageToAFrameThatWasOnDiskStopsTheStart() throws Exception {
    writer.write(received(1));
    long first = used();
    writer.write(received(2));
    writer.force(List.of());
    writer.write(received(3));

    damage(first + JournalFrames.FRAME_HEADER + 5);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> JournalContents.of(folder));
  }

  private long used() throws IOException {
    byte[] content = Files.readAllBytes(file());
    int end = content.length;
    while (content[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private void damage(long at) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file().toFile(), "rw")) {
      content.seek(at);
      content.write(0);
    }
  }
}
