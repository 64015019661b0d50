package app;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Does what it is told on standard input, a line each, and says so; ends with the input. */
public final class Disk {

    private static final int FEATURES = 25;

    private Disk() {}

    /** {@code check NAME}, {@code fill FILE}, {@code free FILE}, {@code delete FOLDER}. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "check" -> check(words[1]);
                case "fill" -> fill(new File(words[1]));
                case "free", "delete" -> delete(new File(words[1]));
                default -> throw new IllegalArgumentException(line);
            }
            System.out.println(line);
        }
    }

    private static void check(String name) {
        String[] features = new String[FEATURES];
        Arrays.setAll(features, i -> name + "-" + i);
        Flags.enroll(name, "a", features);
        for (String feature : features) {
            Flags.isEnabled(feature);
        }
    }

    /** Writes, in ever smaller pieces, until nothing more can be. */
    private static void fill(File file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            for (int piece = 1 << 16; piece > 0; ) {
                try {
                    out.write(new byte[piece]);
                } catch (IOException e) {
                    piece /= 2;
                }
            }
        }
    }

    /** Others may write into it at the same time. */
    private static void delete(File file) {
        do {
            File[] inside = file.listFiles();
            for (File each : inside == null ? new File[0] : inside) {
                delete(each);
            }
        } while (!file.delete() && file.exists());
    }
}
