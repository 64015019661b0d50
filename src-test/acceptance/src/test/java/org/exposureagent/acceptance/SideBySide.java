package org.exposureagent.acceptance;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;

/**
 * One application run without and with the agent, which its points file alone tells what to weave.
 *
 * @param pings of the second run, in which each read is an exposure
 */
record SideBySide(Run alone, Run woven, Pings pings) {

    /** Runs the application of one folder of the programs. */
    static SideBySide run(Jdk jdk, String program, String mainClass, Path folder, String... arguments) {
        Path classes = Program.of(program).compile(folder.resolve("classes"));
        Exposures exposures = Exposures.into(folder);
        Run alone = Jvm.of(jdk).main(mainClass, List.of(classes), arguments).run();
        Run woven = Jvm.of(jdk)
                .agent(exposures.options(Program.points(program)))
                .main(mainClass, List.of(classes), arguments)
                .run();
        return new SideBySide(alone, woven, exposures.pings());
    }
}
