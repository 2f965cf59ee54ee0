package io.github.kiro4j.server.outbound;

import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate authorities that the gateway trusts: the JDK's and, in addition, the operator's,
/// whose network may terminate TLS.
public final class TrustedCertificates {

  private TrustedCertificates() {}

  /// The JDK's own authorities.
  public static SSLContext ofTheJdk() throws IOException {
    return context(null);
  }

  /// The JDK's own authorities and those in a file.
  ///
  /// @param store a PEM file with one or more certificates, or a PKCS #12 or JKS key store
  /// @param password of the key store
  /// @throws IOException if the file cannot be used, with the reason
  public static SSLContext with(Path store, @Nullable Secret password) throws IOException {
    byte[] content = RegularFile.read(store);
    try {
      KeyStore own = isPem(content) ? pem(content) : keyStore(store, password);
      for (X509Certificate authority : authoritiesOfTheJdk()) {
        own.setCertificateEntry("jdk-" + own.size(), authority);
      }
      return context(own);
    } catch (GeneralSecurityException e) {
      throw new IOException("trustStore " + store + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPem(byte[] content) {
    return new String(content, 0, Math.min(4096, content.length), StandardCharsets.ISO_8859_1)
        .contains("-----BEGIN CERTIFICATE-----");
  }

  private static KeyStore pem(byte[] content) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(content))) {
      trusted.setCertificateEntry("own-" + trusted.size(), certificate);
    }
    if (trusted.size() == 0) {
      throw new CertificateException("the file has no certificate");
    }
    return trusted;
  }

  private static KeyStore keyStore(Path store, @Nullable Secret password)
      throws GeneralSecurityException, IOException {
    char[] characters = password == null ? new char[0] : password.value().toCharArray();
    return KeyStore.getInstance(store.toFile(), characters);
  }

  private static X509Certificate[] authoritiesOfTheJdk() throws GeneralSecurityException {
    return Arrays.stream(managers(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow()
        .getAcceptedIssuers();
  }

  private static TrustManagerFactory managers(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory;
  }

  private static SSLContext context(@Nullable KeyStore trusted) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(trusted).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
