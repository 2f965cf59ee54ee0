package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialStoreContract;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.NoDurablePlaceException;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenJournalTest {

  @TempDir Path folder;

  private TokenJournal journal;

  @BeforeEach
  void open() throws IOException {
    journal = TokenJournal.in(folder, EntryEncryption.NONE);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private static Credential credential(long id) {
    return TestEntries.social("token-" + id).withId(id).credentialOrUnusable();
  }

  private static IssuedTokens next(long id) {
    return CredentialStoreContract.tokens("next-" + id);
  }

  /// As after a kill: the file is read while the journal that wrote it is still open.
  private String onDisk() throws IOException {
    return JournalContents.of(folder);
  }

  @Test
  void whatWasRecordedIsOnDiskWhenTheCallReturns() throws Exception {
    journal.begin(credential(1));
    assertThat(onDisk()).contains("\"begun\":1").doesNotContain("token-1");

    journal.record(credential(1), next(1));
    assertThat(onDisk()).contains("\"received\":1", "next-1").doesNotContain("begun");

    journal.forget(journal.unsaved());
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void theFileIsForItsOwnerOnlyAndItsSpaceIsAllocatedBeforehand() throws Exception {
    long before = Files.size(file());

    journal.begin(credential(1));
    journal.record(credential(1), next(1));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(before).isEqualTo(JournalFile.BLOCK);
    assertThat(Files.size(file())).isEqualTo(before);
  }

  @Test
  void everyRefreshThatBeginsHasRoomForItsTokens() throws Exception {
    int refreshes = 2 * JournalFile.BLOCK / JournalWriter.RESERVE;

    for (long id = 1; id <= refreshes; id++) {
      journal.begin(credential(id));
    }

    assertThat(Files.size(file())).isGreaterThan((long) refreshes * JournalWriter.RESERVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, JournalFrames.FRAME_HEADER, 100})
  void aLastFrameThatACrashCutOffIsLeftOut(int missing) throws Exception {
    journal.record(credential(1), next(1));
    int end = used();
    journal.record(credential(2), next(2));
    zero(used() - missing, used());

    assertThat(onDisk()).contains("next-1").doesNotContain("next-2");
    zero(end, used());
    assertThat(onDisk()).contains("next-1");
  }

  @Test
  void damageBeforeAFrameStopsTheStart() throws Exception {
    journal.record(credential(1), next(1));
    journal.record(credential(2), next(2));
    zero(100, 101);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(this::onDisk)
        .withMessageContaining("tokens that may be nowhere else");
  }

  @Test
  void anotherProcessTakesOverTokensAndForgetsWhatWasInterrupted() throws Exception {
    journal.record(credential(1), next(1));
    journal.begin(credential(2));
    byte[] killed = Files.readAllBytes(file());
    journal.forget(journal.unsaved());
    journal.close();
    Files.write(file(), killed);

    journal = TokenJournal.in(folder, EntryEncryption.NONE);

    assertThat(journal.unsaved()).containsOnlyKeys(1L);
    assertThat(onDisk()).contains("next-1").doesNotContain("begun");
  }

  @Test
  void aChainOfRefreshesReplacesEveryTokenOfTheChain() throws Exception {
    journal.record(credential(1), next(1));
    Credential second = credential(1).with(next(1));
    journal.record(second, next(9));

    assertThat(journal.unsaved(1).orElseThrow().replaced())
        .containsExactly(
            Fingerprint.of(new Secret("token-1")), Fingerprint.of(new Secret("next-1")));
  }

  @Test
  void aForgottenTokenDoesNotTakeALaterOneAlong() throws Exception {
    journal.record(credential(1), next(1));
    Map<Long, UnsavedTokens> earlier = journal.unsaved();
    journal.record(credential(1).with(next(1)), next(9));

    journal.forget(earlier);

    assertThat(onDisk()).contains("next-9");
  }

  @Test
  void recordsOfManyThreadsAreAllKept() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> refreshes = new ArrayList<>();
      for (long each = 1; each <= 300; each++) {
        long id = each;
        refreshes.add(
            threads.submit(() -> {
              journal.begin(credential(id));
              journal.record(credential(id), next(id));
              return null;
            }));
      }
      for (Future<?> refresh : refreshes) {
        refresh.get();
      }
    }

    assertThat(JournalState.of(JournalFrames.read(file(), EntryEncryption.NONE)).unsaved())
        .hasSize(300);
  }

  @Test
  void pastTokensDoNotStayInTheFile() throws Exception {
    for (long id = 1; id <= 1500; id++) {
      journal.record(credential(1), next(id));
      journal.forget(journal.unsaved());
    }

    assertThat(used()).isLessThan(300 << 10);
  }

  @Test
  void aFileThatWasDeletedIsWrittenAnew() throws Exception {
    journal.record(credential(1), next(1));
    Files.delete(file());

    journal.record(credential(2), next(2));

    assertThat(onDisk()).contains("next-1", "next-2");
  }

  @Test
  void withoutAPlaceNoRefreshBeginsAndTheProblemEndsByItself() throws Exception {
    Files.delete(file());
    Files.createDirectories(file().resolve("in the way"));

    assertThatExceptionOfType(NoDurablePlaceException.class)
        .isThrownBy(() -> journal.begin(credential(1)))
        .withMessageStartingWith("new tokens cannot be written to " + file());
    assertThat(journal.problem()).isPresent();

    Files.delete(file().resolve("in the way"));
    Files.delete(file());
    journal.begin(credential(1));
    assertThat(journal.problem()).isEmpty();
  }

  @Test
  void leftOverTemporaryFilesAreRemoved() throws Exception {
    journal.close();
    Path left = Files.writeString(folder.resolve(".kiro4j-tokens.journal1234.tmp"), "x");
    Path state = Files.writeString(folder.resolve(".kiro4j-state.json99.tmp"), "x");
    Path other = Files.writeString(folder.resolve(".notes.tmp"), "x");

    journal = TokenJournal.in(folder, EntryEncryption.NONE);

    assertThat(left).doesNotExist();
    assertThat(state).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void theJournalOfAnEarlierVersionIsTakenOver() throws Exception {
    journal.close();
    Path earlier = folder.resolve("kiro4j-unsaved-tokens.json");
    Files.writeString(
        earlier,
        """
        {"4": {"replaced": "aaaa", "accessToken": "a", "refreshToken": "newer",
               "expiresAt": "2026-03-15T10:00:00Z"}, "refreshing": {"5": "bbbb"}}
        """);

    journal = TokenJournal.in(folder, EntryEncryption.NONE);

    assertThat(onDisk()).contains("newer", "[\"aaaa\"]").doesNotContain("begun");
    assertThat(earlier).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"1\": {}}", "\0\0\1\0"})
  void aDamagedJournalOfAnEarlierVersionStopsTheStart(String content) throws Exception {
    journal.close();
    Path earlier = folder.resolve("kiro4j-unsaved-tokens.json");
    Files.writeString(earlier, content);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> TokenJournal.in(folder, EntryEncryption.NONE))
        .withMessageContaining("tokens that may be nowhere else");
    assertThat(earlier).hasContent(content);
  }

  @Test
  void aJournalThatHoldsNothingIsDeletedWhenItIsClosed() throws Exception {
    journal.close();
    assertThat(file()).doesNotExist();

    journal = TokenJournal.in(folder, EntryEncryption.NONE);
    journal.record(credential(1), next(1));
    journal.close();
    assertThat(onDisk()).contains("next-1");
  }

  private Path file() {
    return folder.resolve("kiro4j-tokens.journal");
  }

  /// The bytes before the zeros.
  private int used() throws IOException {
    byte[] content = Files.readAllBytes(file());
    int end = content.length;
    while (content[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private void zero(int from, int to) throws IOException {
    byte[] zeros = new byte[to - from];
    Arrays.fill(zeros, (byte) 0);
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(zeros), from);
    }
  }
}
