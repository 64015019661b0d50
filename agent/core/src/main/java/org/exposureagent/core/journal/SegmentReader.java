package org.exposureagent.core.journal;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.exposure.Annotations;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records of one segment, and gives its events with their annotations. Whatever is no valid record is
 * skipped, in steps of 8 bytes, until the next that is.
 */
final class SegmentReader {

    private final ByteBuffer bytes;
    private final int segment;
    private final int salt;
    private final Map<Integer, Annotations> byEpoch = new HashMap<>();
    private final Set<Integer> unknownEpochs = new HashSet<>();
    private int position = SegmentHeader.BYTES;
    private int afterValid = SegmentHeader.BYTES;
    private int nextSequence;
    private int lost;

    SegmentReader(ByteBuffer bytes, int segment, int salt) {
        this.bytes = bytes;
        this.segment = segment;
        this.salt = salt;
    }

    /**
     * The next event; null if there is none, or none yet.
     *
     * @param limit where records can end
     * @param skipsHoles false: a place whose publish word is 0 is waited for
     */
    @Nullable
    Recorded next(int limit, boolean skipsHoles) {
        while (position + Records.ALIGNMENT <= limit) {
            int word = bytes.getInt(position);
            VarHandle.acquireFence(); // what the publish word publishes is read after it
            if (word == 0 && !skipsHoles) {
                return null;
            }
            int length = word == 0 ? 0 : Records.validLength(bytes, position, limit, salt);
            if (length == 0) {
                position += Records.ALIGNMENT;
            } else {
                Recorded event = take(position, length);
                if (event != null) {
                    return event;
                }
            }
        }
        return null;
    }

    boolean isAt(int limit) {
        return position + Records.ALIGNMENT > limit;
    }

    int position() {
        return position;
    }

    /**
     * How many events are known to be missing, by the sequence numbers, or could not be used for want of their
     * annotations. What was damaged behind the last valid record is one, whatever it was.
     *
     * @param limit as far as it was read
     */
    int lost(int limit) {
        return lost + (isRecordDamaged(afterValid, limit) ? 1 : 0);
    }

    /** A record that was published is more than its first word: among zeros that is a byte that the disk changed. */
    private boolean isRecordDamaged(int at, int limit) {
        boolean published = at + Records.ALIGNMENT <= limit && bytes.getInt(at) != 0;
        for (int i = at + Records.CHECKSUM_AT; published && i < Math.min(limit, at + Records.PAYLOAD_AT); i++) {
            if (bytes.get(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Recorded take(int at, int length) {
        int sequence = Records.sequence(bytes, at);
        lost += sequence - nextSequence;
        nextSequence = sequence + 1;
        position = at + length;
        afterValid = position;
        int epoch = Records.epoch(bytes, at);
        if (Records.isAnnotations(bytes, at)) {
            byEpoch.put(epoch, Records.annotations(bytes, at));
            return null;
        }
        Annotations annotations = byEpoch.get(epoch);
        if (annotations == null) {
            // one of the records that are missing is that of its annotations, and no event
            lost += unknownEpochs.add(epoch) ? 0 : 1;
            return null;
        }
        return new Recorded(Recorded.id(segment, sequence), Records.event(bytes, at), annotations);
    }
}
