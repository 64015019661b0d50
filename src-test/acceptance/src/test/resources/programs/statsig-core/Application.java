import com.statsig.CheckGateOptions;
import com.statsig.GetExperimentOptions;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each argument is one call: its name, the flag, the user. The first argument names the file of specifications. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        byte[] specifications = Files.readAllBytes(Path.of(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, specifications.length);
            exchange.getResponseBody().write(specifications);
            exchange.close();
        });
        server.start();
        StatsigOptions options = new StatsigOptions.Builder()
                .setSpecsUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/v2/download_config_specs")
                .setDisableAllLogging(true)
                .setDisableUserCountryLookup(true)
                .build();
        Statsig statsig = new Statsig("secret-offline", options);
        statsig.initialize().get();
        for (int i = 1; i < arguments.length; i++) {
            String[] words = arguments[i].split(" ");
            StatsigUser user = new StatsigUser.Builder().setUserID(words[2]).build();
            System.out.println(arguments[i] + ": " + call(statsig, words[0], words[1], user));
        }
        System.exit(0);
    }

    private static Object call(Statsig statsig, String name, String flag, StatsigUser user) {
        switch (name) {
            case "gate":
                return statsig.checkGate(user, flag);
            case "gate-object":
                return statsig.getFeatureGate(user, flag).getValue();
            case "gate-object-quietly":
                return statsig.getFeatureGate(user, flag, new CheckGateOptions(true)).getValue();
            case "experiment":
                return statsig.getExperiment(user, flag).getString("color", "none");
            case "experiment-quietly":
                return statsig.getExperiment(user, flag, new GetExperimentOptions(true)).getString("color", "none");
            case "experiment-aloud":
                return statsig.getExperiment(user, flag, new GetExperimentOptions(false)).getString("color", "none");
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
