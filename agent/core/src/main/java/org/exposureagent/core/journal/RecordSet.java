package org.exposureagent.core.journal;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records of a run by their place. As text: {@code 3:17-516,4:0-12}, segment, first and last sequence number. */
final class RecordSet {

    private final TreeMap<Integer, BitSet> bySegment = new TreeMap<>();

    static RecordSet of(List<Recorded> records) {
        RecordSet set = new RecordSet();
        for (Recorded record : records) {
            int sequence = Recorded.sequence(record.id());
            set.add(Recorded.segment(record.id()), sequence, sequence);
        }
        return set;
    }

    static RecordSet parse(String text) {
        RecordSet set = new RecordSet();
        for (String range : text.split(",", -1)) {
            int colon = range.indexOf(':');
            int dash = range.indexOf('-', colon);
            set.add(
                    Integer.parseInt(range.substring(0, colon)),
                    Integer.parseInt(range.substring(colon + 1, dash)),
                    Integer.parseInt(range.substring(dash + 1)));
        }
        return set;
    }

    void addAll(RecordSet other) {
        other.bySegment.forEach((segment, sequences) ->
                bySegment.computeIfAbsent(segment, key -> new BitSet()).or(sequences));
    }

    boolean contains(long id) {
        BitSet sequences = bySegment.get(Recorded.segment(id));
        return sequences != null && sequences.get(Recorded.sequence(id));
    }

    /** Segment numbers, ascending. */
    Iterable<Integer> segments() {
        return bySegment.keySet();
    }

    int lastSegment() {
        return bySegment.lastKey();
    }

    int count(int segment) {
        BitSet sequences = bySegment.get(segment);
        return sequences == null ? 0 : sequences.cardinality();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Integer, BitSet> entry : bySegment.entrySet()) {
            BitSet sequences = entry.getValue();
            for (int first = sequences.nextSetBit(0); first >= 0; ) {
                int end = sequences.nextClearBit(first);
                text.append(text.isEmpty() ? "" : ",").append(entry.getKey()).append(':');
                text.append(first).append('-').append(end - 1);
                first = sequences.nextSetBit(end);
            }
        }
        return text.toString();
    }

    private void add(int segment, int first, int last) {
        bySegment.computeIfAbsent(segment, key -> new BitSet()).set(first, last + 1);
    }
}
