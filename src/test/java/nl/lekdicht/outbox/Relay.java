package nl.lekdicht.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of a test's own: knows STARTTLS, and answers as it is told where GreenMail would be obliging. */
final class Relay implements AutoCloseable {
  private static final char[] SECRET = "changeit".toCharArray();

  /** What the client said, without the mails themselves. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  /** The mails, as they came. */
  final List<String> received = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;
  private final @Nullable SSLContext tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** The answer to a line of the client; an empty one is silence, and what it gives back unchanged is answered as usual. */
  volatile UnaryOperator<String> answers = UnaryOperator.identity();

  private Relay(ServerSocket socket, @Nullable SSLContext tls) {
    this.socket = socket;
    this.tls = tls;
  }

  static Relay plain() {
    return start(null);
  }

  static Relay withTls(Certificate certificate) {
    return start(certificate.context());
  }

  private static Relay start(@Nullable SSLContext tls) {
    try {
      Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls);
      Thread.ofVirtual().start(relay::listen);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void listen() {
    try {
      while (!socket.isClosed()) {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void talk(Socket client) {
    try (client) {
      Socket spoken = client;
      BufferedReader in = reader(spoken);
      say(spoken, "220 relay.example.nl ESMTP");
      String line = in.readLine();
      while (line != null) {
        heard.add(line);
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String told = answers.apply(line);
        if (!told.equals(line)) {
          say(spoken, told);
        } else if (verb.equals("STARTTLS") && tls != null) {
          say(spoken, "220 go ahead");
          spoken = tls.getSocketFactory().createSocket(client, null, true);
          in = reader(spoken);
        } else if (verb.equals("DATA")) {
          say(spoken, "354 go ahead");
          String mail = mail(in);
          String end = answers.apply(".");
          if (end.equals(".")) {
            received.add(mail);
            say(spoken, "250 taken");
          } else {
            say(spoken, end);
          }
        } else {
          say(spoken, usual(verb, spoken instanceof SSLSocket));
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      // The client went away.
    } finally {
      open.remove(client);
    }
  }

  private String usual(String verb, boolean encrypted) {
    return switch (verb) {
      case "EHLO" ->
          "250-relay.example.nl\r\n"
              + (tls != null && !encrypted ? "250-STARTTLS\r\n" : "")
              + "250 AUTH PLAIN";
      case "AUTH" -> "235 welcome";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      line = in.readLine();
    }
    return mail.toString();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void say(Socket socket, String line) throws IOException {
    if (!line.isEmpty()) {
      OutputStream out = socket.getOutputStream();
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /** Breaks every connection, and takes no new one. */
  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate for localhost that nobody but a test trusts. */
  record Certificate(Path store, Path pem) {
    static Certificate in(Path directory) throws IOException, InterruptedException {
      Path store = directory.resolve("relay.p12");
      Path pem = directory.resolve("relay.pem");
      keytool(
          "-genkeypair",
          "-alias",
          "relay",
          "-keyalg",
          "EC",
          "-dname",
          "CN=localhost",
          "-ext",
          "san=dns:localhost",
          "-validity",
          "3650",
          "-startdate",
          "-1d",
          "-keystore",
          store.toString(),
          "-storepass",
          new String(SECRET));
      keytool(
          "-exportcert",
          "-rfc",
          "-alias",
          "relay",
          "-file",
          pem.toString(),
          "-keystore",
          store.toString(),
          "-storepass",
          new String(SECRET));
      return new Certificate(store, pem);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(output);
      }
    }

    SSLContext context() {
      try (var in = Files.newInputStream(store)) {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(in, SECRET);
        KeyManagerFactory factory =
            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
