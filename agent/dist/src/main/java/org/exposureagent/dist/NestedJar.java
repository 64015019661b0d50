package org.exposureagent.dist;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar that is stored, not compressed, as an entry of another: read in place, without unpacking it to a file.
 *
 * <p>Of the ZIP format (APPNOTE 4.3) it reads what the build writes: no ZIP64, no comment, no encryption.
 */
final class NestedJar {

    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_SIZE = 46;
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIZE = 30;

    private final JarFile outer;
    private final ZipEntry entry;
    private final Map<String, Place> places;

    /** Where an entry's local header is, and how its data are written. */
    private static final class Place {

        final int offset;
        final int compressedSize;
        final int size;

        Place(int offset, int compressedSize, int size) {
            this.offset = offset;
            this.compressedSize = compressedSize;
            this.size = size;
        }
    }

    /** Reads the directory of the jar that the outer one holds under this name. */
    NestedJar(JarFile outer, String name) throws IOException {
        ZipEntry found = outer.getEntry(name);
        if (found == null || found.getMethod() != ZipEntry.STORED) {
            throw new IOException("no stored entry " + name + " in the agent's jar");
        }
        this.outer = outer;
        this.entry = found;
        byte[] end = bytes((int) found.getSize() - END_SIZE, END_SIZE);
        if (int4(end, 0) != END_SIGNATURE) {
            throw new IOException(name + " in the agent's jar is not a jar");
        }
        this.places = places(bytes(int4(end, 16), int4(end, 12)), int2(end, 10));
    }

    /** The content of an entry, or null. */
    byte @Nullable [] read(String name) throws IOException {
        Place place = places.get(name);
        if (place == null) {
            return null;
        }
        byte[] local = bytes(place.offset, LOCAL_SIZE);
        int data = place.offset + LOCAL_SIZE + int2(local, 26) + int2(local, 28);
        byte[] compressed = bytes(data, place.compressedSize);
        return int2(local, 8) == ZipEntry.STORED ? compressed : inflated(compressed, place.size, name);
    }

    private static byte[] inflated(byte[] compressed, int size, String name) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            byte[] bytes = new byte[size];
            int length = inflater.inflate(bytes);
            if (length != size) {
                throw new EOFException(name + " in the agent's jar is too short");
            }
            return bytes;
        } catch (DataFormatException corrupt) {
            throw new IOException(name + " in the agent's jar is corrupt", corrupt);
        } finally {
            inflater.end();
        }
    }

    private static Map<String, Place> places(byte[] directory, int count) throws IOException {
        Map<String, Place> places = new HashMap<>(count * 2);
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (int4(directory, at) != DIRECTORY_SIGNATURE) {
                throw new IOException("the directory of a jar in the agent's jar is corrupt");
            }
            int nameLength = int2(directory, at + 28);
            String name = new String(directory, at + DIRECTORY_SIZE, nameLength, StandardCharsets.UTF_8);
            places.put(name, new Place(int4(directory, at + 42), int4(directory, at + 20), int4(directory, at + 24)));
            at += DIRECTORY_SIZE + nameLength + int2(directory, at + 30) + int2(directory, at + 32);
        }
        return places;
    }

    /** Bytes of the inner jar. Skipping is a seek, since the entry is stored. */
    private byte[] bytes(int offset, int length) throws IOException {
        try (InputStream in = outer.getInputStream(entry)) {
            if (in.skip(offset) != offset) {
                throw new EOFException("the agent's jar is too short");
            }
            return AgentJar.read(in, length);
        }
    }

    private static int int2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int int4(byte[] bytes, int at) {
        return int2(bytes, at) | int2(bytes, at + 2) << 16;
    }
}
