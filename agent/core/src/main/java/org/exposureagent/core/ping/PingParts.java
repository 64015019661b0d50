package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pings with a part of the events of another one. Only before the first attempt to send it. */
public final class PingParts {

    private PingParts() {}

    /**
     * The ping without these changes' events, under its own id; null if nothing is left.
     *
     * @param repeated enrollments that are in it
     */
    public static @Nullable Ping without(Ping ping, List<StayChange> repeated) {
        PingBody body = PingBody.of(ping);
        List<Said> events = body.events(ping.body());
        List<StayChange> left = new ArrayList<>(repeated);
        BitSet kept = new BitSet();
        for (int i = 0; i < events.size(); i++) {
            kept.set(i, take(left, events.get(i), body) == null);
        }
        return kept.isEmpty() ? null : part(ping, ping.documentId(), ping.seq(), events, kept, true);
    }

    /**
     * The ping, or as few parts of it, in the order of its events, as it takes by halving for each to fit; a single
     * event is a part in any case. The first part keeps id and number. The ids of the others follow from it, so that to
     * split again after a crash gives the same.
     *
     * @param seq gives the numbers of the parts behind the first
     */
    public static List<Ping> split(Ping ping, Predicate<Ping> fits, IntSupplier seq) {
        if (fits.test(ping)) {
            return List.of(ping);
        }
        List<Said> events = PingBody.of(ping).events(ping.body());
        if (events.size() < 2) {
            return List.of(ping);
        }
        List<Ping> parts = new ArrayList<>();
        split(ping, events, 0, events.size(), fits, parts);
        for (int i = 1; i < parts.size(); i++) {
            parts.set(i, numbered(parts.get(i), seq.getAsInt()));
        }
        return parts;
    }

    private static void split(Ping whole, List<Said> events, int from, int to, Predicate<Ping> fits, List<Ping> parts) {
        BitSet kept = new BitSet();
        kept.set(from, to);
        UUID id = from == 0 ? whole.documentId() : DerivedId.of("from " + from, whole.documentId());
        Ping part = part(whole, id, whole.seq(), events, kept, from == 0);
        if (to - from < 2 || fits.test(part)) {
            parts.add(part);
        } else {
            int middle = (from + to) / 2;
            split(whole, events, from, middle, fits, parts);
            split(whole, events, middle, to, fits, parts);
        }
    }

    private static Ping numbered(Ping part, int seq) {
        List<Said> events = PingBody.of(part).events(part.body());
        BitSet all = new BitSet();
        all.set(0, events.size());
        return part(part, part.documentId(), seq, events, all, true);
    }

    /** Of these changes the first that the event says, which goes; null if it says none of them. */
    private static @Nullable StayChange take(List<StayChange> changes, Said event, PingBody body) {
        for (StayChange change : changes) {
            if (body.spelled(change).equals(event.change())) {
                changes.remove(change);
                return change;
            }
        }
        return null;
    }

    private static Ping part(Ping of, UUID id, int seq, List<Said> events, BitSet kept, boolean counts) {
        PingBody bodies = PingBody.of(of);
        List<StayChange> left = new ArrayList<>(of.stays());
        List<StayChange> stays = new ArrayList<>();
        boolean lifecycle = false;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            StayChange change = take(left, events.get(i), bodies);
            if (change != null) {
                stays.add(change);
            }
            lifecycle |= events.get(i).isLifecycle();
        }
        String path = of.path().replace(of.documentId().toString(), id.toString());
        String body = bodies.part(of.body(), new PingBody.Part(id, seq, kept, counts));
        return new Ping(id, of.name(), path, of.headers(), body, seq, List.copyOf(stays), lifecycle);
    }
}
