package io.github.kiro4j.api.admin;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// The TLS context of a client for plain HTTP, which refuses secure connections. An
/// [java.net.http.HttpClient] creates its TLS context even for plain HTTP and reads all certificate
/// authorities of the machine for it. Without that, a command of the command line takes 390 ms of
/// CPU time instead of 500 ms (mean of 60 runs of `status` with the ahead-of-time cache, JDK 25 on
/// Linux).
final class NoTls extends SSLContext {

  NoTls() {
    super(new Nothing(), null, "none");
  }

  private static final class Nothing extends SSLContextSpi {

    @Override
    protected void engineInit(
        KeyManager[] keyManagers, TrustManager[] trustManagers, SecureRandom random) {
      throw unsupported();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw unsupported();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw unsupported();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw unsupported();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw unsupported();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw unsupported();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw unsupported();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return new SSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return new SSLParameters();
    }

    private static UnsupportedOperationException unsupported() {
      return new UnsupportedOperationException("this client speaks plain HTTP only");
    }
  }
}
