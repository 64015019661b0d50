package org.exposureagent.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.ping.Ping;

/**
 * Posts pings to a server, as the Glean upload protocol says.
 *
 * <p>With {@code HttpURLConnection}: the newer client costs half a second of start-up. An application can set defaults
 * for all its connections; those that would change the protocol are set back here, on the connection, never globally.
 * Its proxy and trusted certificates are meant to apply. (A cookie handler it installed applies too: there is no way to
 * leave it out for one connection.)
 */
public final class HttpSink implements Sink {

    // not RFC_1123_DATE_TIME, which writes the first nine days of a month with one digit
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    // constants: a connection is used again only by one with the same
    private static final Authenticator ANSWERS_NOTHING = new Authenticator() {};

    /** Asked only when the certificate is another host's. */
    private static final HostnameVerifier OTHER_HOST = (host, session) -> false;

    private final Endpoint endpoint;
    private final Clock clock;
    private final int connectMillis;
    private final int readMillis;

    public HttpSink(Endpoint endpoint, Clock clock) {
        this(endpoint, clock, Limits.CONNECT_TIMEOUT, Limits.READ_TIMEOUT);
    }

    HttpSink(Endpoint endpoint, Clock clock, Duration connect, Duration read) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.readMillis = Math.toIntExact(read.toMillis());
    }

    @Override
    public Outcome send(Ping ping) {
        String url = endpoint.base() + ping.path();
        try {
            byte[] body = Fitting.gzip(ping.body());
            URLConnection opened = URI.create(url).toURL().openConnection();
            if (!(opened instanceof HttpURLConnection connection)) {
                return new Outcome.Failed(null, "the application replaced the handler of " + url);
            }
            prepare(connection, ping, body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return outcome(connection);
        } catch (HttpRetryException e) { // how a connection of fixed length reports 401 and 407
            return Answers.outcome(e.responseCode(), null, clock);
        } catch (IOException | RuntimeException e) { // an application's own proxy selector or the like may throw
            return new Outcome.Failed(null, url + ": " + e);
        }
    }

    private void prepare(HttpURLConnection connection, Ping ping, int length) throws IOException {
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(readMillis);
        connection.setFixedLengthStreamingMode(length);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setAllowUserInteraction(false);
        connection.setAuthenticator(ANSWERS_NOTHING);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setHostnameVerifier(OTHER_HOST);
        }
        ping.headers().forEach(connection::setRequestProperty);
        connection.setRequestProperty("Content-Encoding", "gzip");
        connection.setRequestProperty("Date", DATE.format(Instant.ofEpochMilli(clock.wallMillis())));
    }

    private Outcome outcome(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String retryAfter = connection.getHeaderField("Retry-After");
        drain(connection, status);
        return Answers.outcome(status, retryAfter, clock);
    }

    /**
     * Read to its end, an answer leaves the connection open for the next ping. One that is too long, or trickles, is
     * not worth the time: the status is known, and only the connection is lost.
     */
    private void drain(HttpURLConnection connection, int status) {
        long start = System.nanoTime();
        byte[] some = new byte[1024];
        try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            int left = answer == null ? 0 : Limits.DRAINED_BYTES;
            while (left > 0) {
                int read = answer.read(some);
                boolean isLate = System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(readMillis);
                left = read < 0 ? 0 : left - read;
                if (left > 0 && isLate) {
                    connection.disconnect();
                    return;
                }
            }
        } catch (IOException e) {
            connection.disconnect();
        }
    }
}
