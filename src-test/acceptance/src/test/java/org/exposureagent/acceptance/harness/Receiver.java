package org.exposureagent.acceptance.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;

/** An HTTP server on the loopback interface that keeps what it gets and answers as told. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> script;
    private final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Receiver(HttpServer server, List<Answer> script) {
        this.server = server;
        this.script = new ConcurrentLinkedQueue<>(script);
    }

    /** Starts one that gives these answers in turn, and then 200. */
    public static Receiver start(Answer... script) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
            Receiver receiver = new Receiver(server, List.of(script));
            server.setExecutor(receiver.threads);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
    }

    /** Such as {@code http://127.0.0.1:40001}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** In the order in which their bodies were complete. */
    public List<Submission> submissions() {
        return List.copyOf(submissions);
    }

    /** The first {@code count} of them; fails when they are not there within 10 s. */
    public List<Submission> await(int count) {
        Awaitility.await(count + " submissions")
                .atMost(Duration.ofSeconds(10))
                .until(() -> submissions.size() >= count);
        return submissions().subList(0, count);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            submissions.add(submission(exchange));
            Answer scripted = script.poll();
            Answer answer = scripted == null ? Answer.of(200) : scripted;
            if (closed.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Submission submission(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        byte[] sent = exchange.getRequestBody().readAllBytes();
        return new Submission(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                sent.length,
                new String(
                        "gzip".equals(headers.get("Content-Encoding")) ? inflated(sent) : sent,
                        StandardCharsets.UTF_8));
    }

    private static byte[] inflated(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
