package org.exposureagent.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SegmentTest {

    private static final int SALT = 7;

    /** The first thread is stopped by the scheduler after each of its steps; the second needs nothing of it. */
    @Test
    void thread_that_stands_still_while_it_links_a_segment_keeps_nobody_from_it() {
        Segment full = segment();
        Segment offered = segment();
        full.choose(offered);

        Segment choice = Objects.requireNonNull(full.choose(segment()));
        full.link(choice, SALT, JournalFixture.STARTED);
        full.link(offered, SALT, JournalFixture.STARTED);

        assertThat(full.next()).isSameAs(choice).isSameAs(offered);
        assertThat(offered.number()).isEqualTo(1);
    }

    @Test
    void segment_after_the_end_is_not_linked() {
        Segment full = segment();
        full.end();

        full.link(Objects.requireNonNull(full.choose(segment())), SALT, JournalFixture.STARTED);

        assertThat(full.next()).isSameAs(Segment.END);
    }

    private static Segment segment() {
        return new Segment(ByteBuffer.allocate(1_024), null);
    }
}
