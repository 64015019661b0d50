import com.statsig.sdk.StatsigOptions;
import com.statsig.sdk.StatsigServer;
import com.statsig.sdk.StatsigUser;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each argument is one call: its name, the flag, the user. The first argument names the file of specifications. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        server.start();
        StatsigOptions options = new StatsigOptions();
        options.setBootstrapValues(Files.readString(Path.of(arguments[0])));
        options.setApi("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        options.setDisableDiagnostics(true);
        options.setDisableAllLogging(true);
        StatsigServer statsig = StatsigServer.create();
        statsig.initializeAsync("secret-offline", options).get();
        for (int i = 1; i < arguments.length; i++) {
            String[] words = arguments[i].split(" ");
            System.out.println(arguments[i] + ": " + call(statsig, words[0], words[1], new StatsigUser(words[2])));
        }
        System.exit(0);
    }

    private static Object call(StatsigServer statsig, String name, String flag, StatsigUser user) throws Exception {
        switch (name) {
            case "gate":
                return statsig.checkGateAsync(user, flag).get();
            case "gate-sync":
                return statsig.checkGateSync(user, flag, null);
            case "experiment":
                return statsig.getExperimentAsync(user, flag).get().getString("color", "none");
            case "experiment-quietly":
                return statsig.getExperimentWithExposureLoggingDisabledAsync(user, flag).get().getString("color", "none");
            case "record":
                return statsig.manuallyLogConfigExposureAsync(user, flag).get();
            case "layer":
                return statsig.getLayerAsync(user, flag).get().getName();
            case "parameter":
                return statsig.getLayerAsync(user, flag).get().getString("size", "none");
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
