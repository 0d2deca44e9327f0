package dev.parley.local;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands emails to an SMTP server, one after the other, on the side: nobody who publishes waits for it. */
interface Mail extends AutoCloseable {
    String FROM = "alerts@localhost";

    /** Emails stay in the outbox. */
    Mail NOWHERE = (to, eml) -> {};

    /** Sends a message as it stands; what comes of it, the log tells. */
    void send(String to, String eml);

    @Override
    default void close() {}

    /** Emails go out by SMTP, without credentials: for a server on this machine or one that relays for it. */
    static Mail by(String host, int port, Consumer<String> log) {
        return new Smtp(host, port, log);
    }

    /** Sends by SMTP; an email that the server does not take stays in the outbox, and the log says so. */
    final class Smtp implements Mail {
        private static final String PATIENCE_MILLIS = "10000";

        private final Session session;
        private final String server;
        private final Consumer<String> log;
        private final ExecutorService carrier =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

        private Smtp(String host, int port, Consumer<String> log) {
            var properties = new Properties();
            properties.put("mail.smtp.host", host);
            properties.put("mail.smtp.port", Integer.toString(port));
            properties.put("mail.smtp.from", FROM);
            properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
            properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
            properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
            session = Session.getInstance(properties);
            server = host + ":" + port;
            this.log = log;
        }

        @Override
        public void send(String to, String eml) {
            carrier.execute(() -> {
                try {
                    var message =
                            new MimeMessage(session, new ByteArrayInputStream(eml.getBytes(StandardCharsets.UTF_8)));
                    Transport.send(message, new InternetAddress[] {new InternetAddress(to, true)});
                } catch (MessagingException e) {
                    log.accept("an email stays in the outbox, " + server + " did not take it: " + e.getMessage());
                }
            });
        }

        @Override
        public void close() {
            carrier.shutdown();
            try {
                if (!carrier.awaitTermination(5, TimeUnit.SECONDS)) {
                    carrier.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
