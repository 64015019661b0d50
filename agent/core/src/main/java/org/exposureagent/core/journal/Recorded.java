package org.exposureagent.core.journal;

import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;

/** One journal record: an event, and the annotations under which it was decided. */
public record Recorded(Event event, Annotations annotations) {}
