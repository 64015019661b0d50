package org.exposureagent.dist;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A resource of {@link AgentLoader} as a URL, without the JDK's cache of opened jars and without a global handler. */
final class HiddenResource extends URLStreamHandler {

    private final byte[] content;

    private HiddenResource(byte[] content) {
        this.content = content;
    }

    static URL url(String name, byte[] content) {
        try {
            return new URL("exposure-agent", "", -1, "/" + name, new HiddenResource(content));
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
            public InputStream getInputStream() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
