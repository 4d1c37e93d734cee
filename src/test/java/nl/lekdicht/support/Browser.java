package nl.lekdicht.support;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by Playwright, which downloads none. Where there is none the test is skipped, unless
 * LEKDICHT_BROWSER_TESTS is {@code required}.
 */
public final class Browser implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Browser start() {
    Optional<Path> chromium = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (chromium.isEmpty()) {
      if ("required".equals(System.getenv("LEKDICHT_BROWSER_TESTS"))) {
        throw new IllegalStateException("no Chromium at any of " + PLACES);
      }
      Assumptions.abort("There is no Chromium on this machine.");
    }
    Playwright playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Browser(
          playwright,
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(chromium.orElseThrow())
                      .setArgs(List.of("--no-sandbox", "--disable-background-networking"))));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  public com.microsoft.playwright.Browser chromium() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
