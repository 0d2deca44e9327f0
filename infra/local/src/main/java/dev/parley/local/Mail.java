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

/** Sends emails to an SMTP server in the background, one after the other. */
interface Mail extends AutoCloseable {
    String FROM = "alerts@localhost";

    /** Sends nothing; the emails are in the outbox. */
    Mail NOWHERE = (to, eml) -> {};

    /** Sends a message (RFC 5322). A failure is logged. */
    void send(String to, String eml);

    @Override
    default void close() {}

    /** Sends by SMTP without credentials, to a server that accepts mail of this machine. */
    static Mail by(String host, int port, Consumer<String> log) {
        return new Smtp(host, port, log);
    }

    /** Sends by SMTP. An email that the server refuses is only in the outbox, and the log says so. */
    final class Smtp implements Mail {
        private static final String TIMEOUT_MILLIS = "10000";

        private final Session session;
        private final String server;
        private final Consumer<String> log;
        private final ExecutorService executor =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

        private Smtp(String host, int port, Consumer<String> log) {
            var properties = new Properties();
            properties.put("mail.smtp.host", host);
            properties.put("mail.smtp.port", Integer.toString(port));
            properties.put("mail.smtp.from", FROM);
            properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
            properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
            properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
            session = Session.getInstance(properties);
            server = host + ":" + port;
            this.log = log;
        }

        @Override
        public void send(String to, String eml) {
            executor.execute(() -> {
                try {
                    var message =
                            new MimeMessage(session, new ByteArrayInputStream(eml.getBytes(StandardCharsets.UTF_8)));
                    Transport.send(message, new InternetAddress[] {new InternetAddress(to, true)});
                } catch (MessagingException e) {
                    log.accept("an email stays in the outbox, because " + server + " did not accept it: "
                            + e.getMessage());
                }
            });
        }

        @Override
        public void close() {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
