package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.assets.AssetServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/// Serves the front end of the module admin-ui at `/admin/`, with headers by which the browser
/// loads and calls nothing but the gateway.
final class AdminPage {

  private static final String PATH = "/admin/";
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private AdminPage() {}

  static void register(Environment environment) {
    AssetServlet assets =
        new AssetServlet("/admin-ui/", PATH, "index.html", StandardCharsets.UTF_8);
    environment.servlets().addServlet("admin-ui", assets).addMapping(PATH + "*");
    environment
        .servlets()
        .addFilter("admin-ui-headers", new Headers())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, PATH + "*");
  }

  /// Files under `assets/` carry a hash of their content in their name and never change: a new
  /// build of the page refers to new names.
  private static final class Headers implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (request instanceof HttpServletRequest asked
          && response instanceof HttpServletResponse reply) {
        reply.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        reply.setHeader("X-Content-Type-Options", "nosniff");
        reply.setHeader("Referrer-Policy", "no-referrer");
        reply.setHeader("Cache-Control", cacheControl(asked.getRequestURI()));
        if (isScreen(asked.getRequestURI())) {
          request.getRequestDispatcher(PATH).forward(request, response);
          return;
        }
      }
      chain.doFilter(request, response);
    }

    /// The page has an address for each of its screens, such as `/admin/credentials/5`; files have
    /// a dot in their names.
    private static boolean isScreen(String path) {
      return !path.equals(PATH) && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static String cacheControl(String path) {
      return path.startsWith(PATH + "assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    }
  }
}
