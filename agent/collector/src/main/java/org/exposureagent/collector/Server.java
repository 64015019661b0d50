package org.exposureagent.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.exposureagent.collector.Answer.Cut;
import org.exposureagent.collector.submission.Submission;

/** HTTP on the loopback interface, and on no other: what is sent here is somebody's telemetry. */
final class Server implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int ANNOUNCED = 64;
    private static final int NO_BODY = -1;

    private final HttpServer http;
    private final int port;
    private final String endpoint;
    private final Inbox inbox;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Server(HttpServer http, String scheme, Inbox inbox) {
        this.http = http;
        this.port = http.getAddress().getPort(); // which a stopped one does not know any more
        this.endpoint = scheme + "://127.0.0.1:" + port;
        this.inbox = inbox;
    }

    /**
     * Starts one that speaks plain HTTP.
     *
     * @param port 0 for any that is free
     * @throws java.net.BindException when another program has the port
     */
    static Server start(int port, Inbox inbox) throws IOException {
        return started(HttpServer.create(address(port), 0), "http", inbox);
    }

    /** The same, with TLS. */
    static Server start(int port, SSLContext tls, Inbox inbox) throws IOException {
        HttpsServer https = HttpsServer.create(address(port), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        return started(https, "https", inbox);
    }

    private static Server started(HttpServer http, String scheme, Inbox inbox) {
        Server server = new Server(http, scheme, inbox);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
    }

    int port() {
        return port;
    }

    String endpoint() {
        return endpoint;
    }

    /** Ends it, and each connection as it is; a second time does nothing. */
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = inbox.take(submission(exchange));
            boolean ended = closed.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended && answer.cut() != Cut.BEFORE_THE_ANSWER) {
                send(answer, exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void send(Answer answer, HttpExchange exchange) throws IOException, InterruptedException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean whole = answer.cut() == Cut.NEVER;
        boolean bare = whole && answer.pace().isZero();
        exchange.sendResponseHeaders(answer.status(), bare ? NO_BODY : ANNOUNCED);
        int bytes = bare ? 0 : whole ? ANNOUNCED : ANNOUNCED / 2;
        OutputStream body = exchange.getResponseBody();
        for (int i = 0; i < bytes && !closed.await(answer.pace().toNanos(), TimeUnit.NANOSECONDS); i++) {
            body.write('.');
            body.flush();
        }
    }

    private static Submission submission(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        try (InputStream in = exchange.getRequestBody()) {
            return Submission.read(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, in);
        }
    }
}
