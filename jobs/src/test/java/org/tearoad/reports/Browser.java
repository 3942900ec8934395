package org.tearoad.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium of the machine, spoken to by its DevTools protocol: no driver and no download
 * needed. One page at a time.
 */
final class Browser implements AutoCloseable {
  /** How to get one. */
  static final String INSTALL =
      "no Chromium on this machine; install it by: apt-get install --yes chromium";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final String LISTENING = "DevTools listening on ";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final WebSocket socket;
  private final String session;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private int lastId;
  private boolean hasScripts = true;

  /** The program, when there is one on the PATH. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser open(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    return new Browser(process);
  }

  private Browser(Process process) throws IOException {
    this.process = process;
    HttpClient http = HttpClient.newHttpClient();
    socket = http.newWebSocketBuilder().buildAsync(address(process), new Listener()).join();
    JsonNode targets = call(null, "Target.getTargets", JSON.createObjectNode()).get("targetInfos");
    String target = "";
    for (JsonNode one : targets) {
      target = one.get("type").asText().equals("page") ? one.get("targetId").asText() : target;
    }
    ObjectNode attach = JSON.createObjectNode().put("targetId", target).put("flatten", true);
    session = call(null, "Target.attachToTarget", attach).get("sessionId").asText();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", JSON.createObjectNode());
    }
  }

  /** Where it listens, which it says when it does. */
  private static URI address(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.startsWith(LISTENING)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("Chromium ended with " + process.onExit().join().exitValue());
    }
    var rest = new Thread(() -> drain(output), "chromium's output");
    rest.setDaemon(true);
    rest.start();
    return URI.create(line.substring(LISTENING.length()).strip());
  }

  /** A program whose output nobody reads stops when the pipe is full. */
  private static void drain(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The browser was closed.
    }
  }

  /** Opens a page in a window of that size; what it logs and asks for is kept from here on. */
  void show(Path page, int width, int height) {
    events.clear();
    size(width, height);
    call("Page.navigate", JSON.createObjectNode().put("url", page.toUri().toString()));
    awaitLoad();
    settle();
  }

  private void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
  }

  /** Waits until what changed is painted. */
  private void settle() {
    if (hasScripts) {
      evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    } else {
      // A picture is taken of a painted frame.
      call("Page.captureScreenshot", JSON.createObjectNode());
    }
  }

  /** From here on pages run no script; {@link #evaluate} still answers. */
  void withoutScripts() {
    call("Emulation.setScriptExecutionDisabled", JSON.createObjectNode().put("value", true));
    hasScripts = false;
  }

  /** The value of an expression; a promise is waited for. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.get("result").path("value");
  }

  /** Moves the mouse to a point of the window. */
  void point(double x, double y) {
    call(
        "Input.dispatchMouseEvent",
        JSON.createObjectNode().put("type", "mouseMoved").put("x", x).put("y", y));
  }

  /** The whole page as a picture: the window grows to its height first. */
  void picture(Path file) throws IOException {
    size(evaluate("innerWidth").asInt(), evaluate("document.documentElement.scrollHeight").asInt());
    settle();
    JsonNode shot = call("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
  }

  /** What the page complained of: exceptions, errors and warnings of the console. */
  List<String> complaints() {
    return Stream.concat(
            named("Runtime.exceptionThrown"),
            Stream.concat(
                named("Runtime.consoleAPICalled")
                    .filter(event -> event.at("/params/type").asText().matches("error|warning")),
                named("Log.entryAdded")
                    .filter(
                        event ->
                            event.at("/params/entry/level").asText().matches("error|warning"))))
        .map(event -> event.get("params").toString())
        .toList();
  }

  /** Addresses that the page asked for. */
  List<String> requests() {
    return named("Network.requestWillBeSent")
        .map(event -> event.at("/params/request/url").asText())
        .toList();
  }

  private Stream<JsonNode> named(String method) {
    return List.copyOf(events).stream().filter(one -> one.path("method").asText().equals(method));
  }

  private JsonNode call(String method, ObjectNode parameters) {
    return call(session, method, parameters);
  }

  private JsonNode call(String inSession, String method, ObjectNode parameters) {
    int id = ++lastId;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (inSession != null) {
      message.put("sessionId", inSession);
    }
    message.set("params", parameters);
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).join();
    JsonNode whole = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (whole.has("error")) {
      throw new IllegalStateException(method + ": " + whole.get("error"));
    }
    return whole.get("result");
  }

  private void awaitLoad() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (events) {
      while (named("Page.loadEventFired").findAny().isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("Chromium did not load the page within " + PATIENCE);
        }
        try {
          events.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    private void take(String message) {
      try {
        JsonNode node = JSON.readTree(message);
        if (node.has("id")) {
          answers.remove(node.get("id").asInt()).complete(node);
        } else {
          synchronized (events) {
            events.add(node);
            events.notifyAll();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
