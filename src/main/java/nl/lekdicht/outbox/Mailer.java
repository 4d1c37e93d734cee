package nl.lekdicht.outbox;

import jakarta.inject.Singleton;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import nl.lekdicht.database.StartRefused;

/** Opens lines to a mail server, by Jakarta Mail. */
@Singleton
final class Mailer {
  /** Of a connection, and of each answer or piece written: milliseconds. */
  private static final String UNTIL_CONNECTED = "10000";

  private static final String UNTIL_ANSWERED = "15000";

  /** Nothing is connected before the first mail is sent over it. */
  Line line(MailServer server) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", UNTIL_CONNECTED);
    properties.setProperty("mail.smtp.timeout", UNTIL_ANSWERED);
    properties.setProperty("mail.smtp.writetimeout", UNTIL_ANSWERED);
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.from", server.from().getAddress());
    properties.setProperty("mail.smtp.auth", Boolean.toString(server.username() != null));
    properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.encrypted()));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(server.encrypted()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    Path certificates = server.certificates();
    if (certificates != null) {
      properties.put("mail.smtp.ssl.socketFactory", trusting(certificates));
    }
    return new Line(server, Session.getInstance(properties));
  }

  private static SSLSocketFactory trusting(Path certificates) {
    try (InputStream pem = Files.newInputStream(certificates)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      List<Certificate> all = new ArrayList<>(known());
      all.addAll(CertificateFactory.getInstance("X.509").generateCertificates(pem));
      for (int i = 0; i < all.size(); i++) {
        trusted.setCertificateEntry(Integer.toString(i), all.get(i));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new StartRefused(
          "LEKDICHT_MAIL_CERTIFICATES must name a readable PEM file: " + certificates, e);
    }
  }

  private static List<X509Certificate> known() throws GeneralSecurityException {
    TrustManagerFactory usual =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    usual.init((KeyStore) null);
    return Arrays.stream(usual.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
        .toList();
  }
}
