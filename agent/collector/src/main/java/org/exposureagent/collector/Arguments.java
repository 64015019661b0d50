package org.exposureagent.collector;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code collect} is told on its command line.
 *
 * @param port 0 for any that is free
 * @param folder where submissions are stored
 */
record Arguments(int port, Path folder) {

    static final String USAGE = "usage: java -jar exposure-agent.jar collect [--port 8080] [--dir collected-pings]";

    private static final int HIGHEST_PORT = 65_535;

    /** The command line cannot be followed; the message says why. */
    static final class WrongException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongException(String message) {
            super(message);
        }
    }

    static Arguments parse(List<String> words) throws WrongException {
        Arguments arguments = new Arguments(8080, Path.of("collected-pings"));
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!name.equals("--port") && !name.equals("--dir")) {
                throw new WrongException("unknown argument '" + name + "'");
            }
            if (i + 1 == words.size()) {
                throw new WrongException(name + " needs a value");
            }
            String value = words.get(i + 1);
            arguments = name.equals("--port")
                    ? new Arguments(port(value), arguments.folder)
                    : new Arguments(arguments.port, folder(value));
        }
        return arguments;
    }

    private static int port(String value) throws WrongException {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
            throw new WrongException("--port is a number from 0 to " + HIGHEST_PORT + ", not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static Path folder(String value) throws WrongException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new WrongException("--dir: " + e.getMessage());
        }
    }
}
