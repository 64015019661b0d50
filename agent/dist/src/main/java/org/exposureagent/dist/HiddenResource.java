package org.exposureagent.dist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A resource of {@link AgentLoader} as a URL, without the JDK's cache of opened jars and without a global handler. */
final class HiddenResource extends URLStreamHandler {

    private final AgentLoader loader;

    private HiddenResource(AgentLoader loader) {
        this.loader = loader;
    }

    static URL url(AgentLoader loader, String entry) {
        try {
            return new URL("exposure-agent", "", -1, "/" + entry, new HiddenResource(loader));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                connected = true;
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return new ByteArrayInputStream(
                        loader.bytesOfEntry(url.getPath().substring(1)));
            }
        };
    }
}
