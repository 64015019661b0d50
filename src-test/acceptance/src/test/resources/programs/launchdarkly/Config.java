import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import java.nio.file.Path;

/** A client that reads a file and sends nothing. */
final class Config {

    private Config() {}

    static LDConfig.Builder of(Path flags) {
        return new LDConfig.Builder()
                .dataSource(FileData.dataSource().filePaths(flags))
                .events(Components.noEvents())
                .logging(Components.noLogging());
    }
}
