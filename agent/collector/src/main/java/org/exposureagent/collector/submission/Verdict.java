package org.exposureagent.collector.submission;

import java.util.List;

/**
 * What the rules say of a submission.
 *
 * @param status what Mozilla's edge answers: 200 to all that it can file, whether the body is valid or not
 * @param problems each a sentence that names the place; none when all is well
 */
public record Verdict(int status, List<String> problems) {

    public Verdict {
        problems = List.copyOf(problems);
    }
}
