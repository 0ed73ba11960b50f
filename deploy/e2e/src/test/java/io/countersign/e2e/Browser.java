package io.countersign.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, of this machine's own. */
final class Browser implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("chromium", "chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What is not installed; empty where a browser can be started. */
    static String missing() {
        return PROGRAMS.stream().allMatch(Program::isInstalled)
                ? ""
                : "chromium or chromedriver is not installed (Debian: chromium, chromium-driver)";
    }

    static Browser start() {
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(where("chromium").toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en");
        options.setCapability("goog:loggingPrefs", logging);
        // Its own place is given, so that nothing is looked for elsewhere, or downloaded.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(where("chromedriver").toFile())
                .usingAnyFreePort()
                .withLogFile(new File("target/chromedriver.log"))
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Path where(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path file = Path.of(directory).resolve(program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException(program + " is not installed");
    }

    /** How wide the page is, in CSS pixels, and in which of the two schemes of colours. */
    void see(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Loads a page anew. */
    void open(String address) {
        driver.get("about:blank");
        driver.get(address);
    }

    /** Goes to another view of the page that is loaded, {@code #/} and so on; waits until it is complete. */
    void go(String view) {
        run("location.hash = arguments[0]", view);
        Awaitility.await(view)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> (boolean) run(
                        "const v = document.querySelector('.view');"
                                + " return v.dataset.at === arguments[0] && v.ariaBusy === 'false'",
                        view));
    }

    /** The element; waits for it to be seen. */
    WebElement find(String css) {
        Awaitility.await(css)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !all(css).isEmpty());
        return all(css).get(0);
    }

    /** All elements that are seen now. */
    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    /** Waits for a text to be seen in an element. */
    void awaitText(String css, String text) {
        Awaitility.await(text + " in " + css)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> find(css).getText().contains(text));
    }

    /** The element that keys go to. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** What the browser complained about: scripts that failed, and what the page's policy forbade. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
