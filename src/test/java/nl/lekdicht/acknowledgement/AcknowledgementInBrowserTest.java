package nl.lekdicht.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Browser;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a link as a person at a school meets it. */
class AcknowledgementInBrowserTest {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static Browser browser;
  private static Service service;
  private static UUID supplier;
  private static Papers papers;

  @BeforeAll
  static void start() {
    browser = Browser.start();
    service = Service.start();
    Cast cast = Cast.in(service);
    supplier = cast.supplier("Leerlicht BV");
    Desktop.of(service, cast, "manager").open("rdp-device", "99XA");
    papers = Papers.in(service);
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
  @CsvSource({
    "nl, LIGHT, Ontvangst bevestigen, De ontvangst is bevestigd",
    "nl, DARK, Ontvangst bevestigen, De ontvangst is bevestigd",
    "en, LIGHT, Acknowledge receipt, Receipt has been acknowledged",
    "en, DARK, Acknowledge receipt, Receipt has been acknowledged"
  })
  void one_press_acknowledges(String language, ColorScheme scheme, String before, String after) {
    try (Page page = page(new NewPageOptions().setColorScheme(scheme))) {
      List<String> said = new ArrayList<>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.navigate(service.baseUri() + papers.send(supplier, "99XA", language));
      assertThat(page.locator("h1").textContent()).isEqualTo(before);
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
      assertThat(page.locator("button").count()).isEqualTo(1);
      picture(page, "acknowledgement-waiting-%s-%s".formatted(language, scheme));
      assertThat(faults(page)).isEmpty();

      page.locator("button").click();
      page.locator("h1:text-is('%s')".formatted(after)).waitFor();
      assertThat(page.locator("h1").textContent()).isEqualTo(after);
      assertThat(page.locator("button").count()).isZero();
      picture(page, "acknowledgement-done-%s-%s".formatted(language, scheme));
      assertThat(faults(page)).isEmpty();

      page.reload();
      assertThat(page.locator("h1").textContent()).isEqualTo(after);
      assertThat(said).isEmpty();
    }
  }

  @Test
  void the_page_of_an_unknown_link_is_without_fault_too() {
    try (Page page = page(new NewPageOptions().setLocale("nl-NL"))) {
      page.navigate(service.baseUri() + "/acknowledgements/unknown");
      assertThat(page.locator("h1").textContent()).isEqualTo("Deze link kennen wij niet");
      picture(page, "acknowledgement-unknown");
      assertThat(faults(page)).isEmpty();
    }
  }

  @Test
  void the_keyboard_is_enough() {
    try (Page page = page(new NewPageOptions())) {
      page.navigate(service.baseUri() + papers.send(supplier, "99XA", "nl"));
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo("Naar de inhoud");
      page.keyboard().press("Tab");
      assertThat(focused(page).strip()).isEqualTo("Ontvangst bevestigen");
      page.keyboard().press("Enter");
      page.locator("h1:text('bevestigd')").waitFor();
    }
  }

  @Test
  void it_works_on_a_small_screen_and_without_scripts() {
    try (Page page =
        page(new NewPageOptions().setViewportSize(320, 640).setJavaScriptEnabled(false))) {
      page.navigate(service.baseUri() + papers.send(supplier, "99XA", "nl"));
      picture(page, "acknowledgement-small");
      page.locator("button").click();
      page.locator("h1:text('bevestigd')").waitFor();
    }
    try (Page page = page(new NewPageOptions().setViewportSize(320, 640))) {
      page.navigate(service.baseUri() + papers.send(supplier, "99XA", "nl"));
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .isEqualTo(0);
    }
  }

  private static Page page(NewPageOptions options) {
    return browser.chromium().newPage(options);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  private static List<String> faults(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream()
            .map(rule -> rule.getId() + ": " + rule.getNodes())
            .toList();
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.textContent"));
  }
}
