package org.exposureagent.core.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import org.jspecify.annotations.Nullable;

/**
 * The MBean: an attribute a counter, a {@code long}, and {@code last-error}, a string. Nothing can be set or called.
 * Only types of the JDK leave it: its readers are in other processes, and never see the agent's classes.
 */
final class DiagnosticsBean implements DynamicMBean {

    private static final String DESCRIPTION = "What the exposure agent did and did not do";

    private final Diagnostics diagnostics;

    DiagnosticsBean(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public @Nullable Object getAttribute(@Nullable String name) throws AttributeNotFoundException {
        SortedMap<String, Object> values = values();
        if (name == null || !(values.containsKey(name) || name.equals(Diagnostics.LAST_ERROR))) {
            throw new AttributeNotFoundException("no attribute " + name);
        }
        return values.get(name);
    }

    /** Those that there are; the others are left out, as the interface wants it. */
    @Override
    public AttributeList getAttributes(String[] names) {
        SortedMap<String, Object> values = values();
        AttributeList found = new AttributeList();
        for (String name : names) {
            if (values.containsKey(name) || name.equals(Diagnostics.LAST_ERROR)) {
                found.add(new Attribute(name, values.get(name)));
            }
        }
        return found;
    }

    /** Grows with the counters of points. */
    @Override
    public MBeanInfo getMBeanInfo() {
        Map<String, String> meanings = CounterNames.meanings();
        List<MBeanAttributeInfo> attributes = new ArrayList<>();
        for (String name : diagnostics.counters().keySet()) {
            attributes.add(attribute(name, long.class, meanings.getOrDefault(name, name)));
        }
        attributes.add(attribute(Diagnostics.LAST_ERROR, String.class, "the last warning or error"));
        return new MBeanInfo(
                getClass().getName(), DESCRIPTION, attributes.toArray(new MBeanAttributeInfo[0]), null, null, null);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("no attribute can be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String operation, Object[] arguments, String[] signature) throws MBeanException {
        throw new MBeanException(new UnsupportedOperationException(operation), "there is nothing to call");
    }

    private SortedMap<String, Object> values() {
        SortedMap<String, Object> values = new TreeMap<>();
        diagnostics.putInto(values);
        return values;
    }

    private static MBeanAttributeInfo attribute(String name, Class<?> type, String meaning) {
        return new MBeanAttributeInfo(name, type.getName(), meaning, true, false, false);
    }
}
