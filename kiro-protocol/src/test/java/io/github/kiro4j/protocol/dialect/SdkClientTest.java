package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkClientTest {

  private static final ClientIdentity CAPTURED =
      new ClientIdentity(ClientVersions.current("win32#10.0.26200"), "MACHINE");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          RUNTIME       | aws-sdk-js/1.0.0 ua/2.1 os/win32#10.0.26200 lang/js md/nodejs#24.18.0 api/kiroruntime#1.0.0 m/N KiroIDE-1.1.70-MACHINE-KAS/0.66.7
          REST          | aws-sdk-js/1.0.34 ua/2.1 os/win32#10.0.26200 lang/js md/nodejs#24.18.0 api/codewhispererstreaming#1.0.34 m/E KiroIDE-1.1.70-MACHINE
          CONTROL_PLANE | aws-sdk-js/1.0.0 ua/2.1 os/win32#10.0.26200 lang/js md/nodejs#24.18.0 api/kirocontrolplanebearer#1.0.0 m/N,E KiroIDE-1.1.70-MACHINE-KAS/0.66.7
          ACCOUNT       | aws-sdk-js/1.0.0 ua/2.1 os/win32#10.0.26200 lang/js md/nodejs#24.18.0 api/codewhispererruntime#1.0.0 m/N,E KiroIDE-1.1.70-MACHINE
          OIDC          | aws-sdk-js/3.980.0 ua/2.1 os/win32#10.0.26200 lang/js md/nodejs#24.18.0 api/sso-oidc#3.980.0 m/E KiroIDE
          """)
  void userAgentsAreTheCapturedOnes(SdkClient client, String userAgent) {
    assertThat(client.userAgent(CAPTURED)).isEqualTo(userAgent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RUNTIME       | aws-sdk-js/1.0.0 KiroIDE-1.1.70-MACHINE-KAS/0.66.7
          REST          | aws-sdk-js/1.0.34 KiroIDE-1.1.70-MACHINE
          CONTROL_PLANE | aws-sdk-js/1.0.0 KiroIDE-1.1.70-MACHINE-KAS/0.66.7
          ACCOUNT       | aws-sdk-js/1.0.0 KiroIDE-1.1.70-MACHINE
          OIDC          | aws-sdk-js/3.980.0 KiroIDE
          """)
  void shortUserAgentsAreTheCapturedOnes(SdkClient client, String userAgent) {
    assertThat(client.shortUserAgent(CAPTURED)).isEqualTo(userAgent);
  }
}
