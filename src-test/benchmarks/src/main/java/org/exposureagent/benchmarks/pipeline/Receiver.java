package org.exposureagent.benchmarks.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Takes whatever is posted, and counts bytes and, by a text that each event has once, events. */
final class Receiver implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int BUFFER = 1 << 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Progress progress;
    private final byte[] marker;
    private long events;
    private long bytes;
    private long requests;

    Receiver(Progress progress, String marker) throws IOException {
        this.progress = progress;
        this.marker = marker.getBytes(StandardCharsets.UTF_8);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isGzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = new ByteArrayInputStream(body);
                InputStream text = isGzip ? new GZIPInputStream(in, BUFFER) : in) {
            add(count(text.readAllBytes()), body.length);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private synchronized void add(long moreEvents, int moreBytes) {
        events += moreEvents;
        bytes += moreBytes;
        requests++;
        if (moreEvents > 0) {
            progress.set(events);
        }
    }

    private long count(byte[] text) {
        long found = 0;
        for (int i = 0; i + marker.length <= text.length; i++) {
            if (text[i] == marker[0] && isMarker(text, i)) {
                found++;
                i += marker.length - 1;
            }
        }
        return found;
    }

    private boolean isMarker(byte[] text, int at) {
        for (int i = 1; i < marker.length; i++) {
            if (text[at + i] != marker[i]) {
                return false;
            }
        }
        return true;
    }
}
