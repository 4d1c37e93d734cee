package nl.lekdicht.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.lekdicht.support.Browser;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** /mail as a person meets it: with eyes, with a keyboard, and with a screen reader as far as axe can tell. */
class MailPagesInBrowserTest {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static Browser browser;
  private static Service service;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    browser = Browser.start();
    service = Service.demo(directory.resolve("data"), Map.of());
    Writing writing = Writing.at(service, DemoSupplier.in(service));
    for (int i = 0; i < 51; i++) {
      writing.post(
          writing.posting(
              "number " + i,
              "noor@example.nl",
              Writing.letter("2026-0001: mail nummer " + i, "De toegang is nog open.")));
    }
    service.clock().forward(Duration.ofSeconds(1));
    writing.post(
        writing.posting(
            "last",
            "een-heel-lang-adres-zonder-een-enkele-plek-om-af-te-breken@afdeling.school.example.nl",
            Writing.letter(
                "2026-0001: <script>document.title='taken'</script> 🧯",
                "De toegang is na 30 minuten nog open. " + "Donaudampfschifffahrt".repeat(20),
                "Neem stap ‘Toegang sluiten’.")));
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void the_pages_are_without_fault_in_light_and_dark(ColorScheme scheme) {
    try (Page page = page(new NewPageOptions().setColorScheme(scheme))) {
      List<String> said = new ArrayList<>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.navigate(service.baseUri() + "/mail");
      page.screenshot(
          new ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", "mail-list-" + scheme + ".png")));
      assertThat(faults(page)).isEmpty();
      assertThat(page.locator("h1").count()).isEqualTo(1);
      assertThat(page.locator("main").count()).isEqualTo(1);

      page.locator(".mails a").first().click();
      page.screenshot(
          new ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screenshots", "mail-one-" + scheme + ".png")));
      assertThat(faults(page)).isEmpty();
      assertThat(page.locator("h1").textContent()).contains("<script>document.title='taken'");
      assertThat(page.title()).doesNotMatch("taken");
      assertThat(page.locator("script").count()).isZero();
      assertThat(said).isEmpty();
    }
  }

  @Test
  void the_keyboard_is_enough() {
    try (Page page = page(new NewPageOptions())) {
      page.navigate(service.baseUri() + "/mail");
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo("Skip to the content");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat(focused(page)).startsWith("2026-0001: <script>");
      page.keyboard().press("Enter");
      page.waitForURL("**/mail/*");
      page.locator("nav a").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/mail");
      page.locator("a[rel=next]").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/mail?*");
      assertThat(page.locator(".mails li").count()).isEqualTo(2);
    }
  }

  @Test
  void nothing_needs_scrolling_aside_on_a_small_screen() {
    try (Page page = page(new NewPageOptions().setViewportSize(320, 640))) {
      page.navigate(service.baseUri() + "/mail");
      assertThat(overflow(page)).isZero();
      page.locator(".mails a").first().click();
      assertThat(overflow(page)).isZero();
      page.screenshot(
          new ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screenshots", "mail-one-small.png")));
    }
  }

  private static Page page(NewPageOptions options) {
    return browser.chromium().newPage(options);
  }

  private static List<String> faults(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream()
            .map(MailPagesInBrowserTest::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes();
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.textContent"));
  }

  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }
}
