package org.exposureagent.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(written, true, StandardCharsets.UTF_8), Level.OFF);
    private final Counters counters = new Counters();
    private final Diagnostics diagnostics = new Diagnostics(counters, log);

    @Test
    void counters_are_there_before_anything_is_counted() {
        Map<String, Long> before = diagnostics.counters();
        counters.count("pings.delivered");
        counters.count("missing-value.com.acme.Flags.isEnabled");
        counters.level("pending.bytes").set(7);

        Map<String, Long> after = diagnostics.counters();

        assertThat(before).containsEntry("pings.delivered", 0L).containsEntry("pending.bytes", 0L);
        assertThat(before.keySet()).noneMatch(name -> name.endsWith("POINT"));
        assertThat(after)
                .hasSize(before.size() + 1)
                .containsEntry("pings.delivered", 1L)
                .containsEntry("pending.bytes", 7L)
                .containsEntry("missing-value.com.acme.Flags.isEnabled", 1L);
    }

    @Test
    void last_error_is_the_last_warning_or_error_also_of_a_silent_log() {
        Map<String, Object> before = new HashMap<>();
        diagnostics.putInto(before);
        log.error("the first");
        log.warn("the second");
        log.info("no problem");

        String last = diagnostics.lastError();

        assertThat(before).doesNotContainKey("last-error");
        assertThat(last).matches("\\d{4}-\\d\\d-\\d\\dT.*Z WARN the second");
        assertThat(written.size()).isZero();
    }

    @Test
    void bean_has_an_attribute_a_counter_and_is_read_only() throws JMException {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        ObjectName name = new ObjectName("test:type=Diagnostics");
        counters.count("pings.delivered");
        server.registerMBean(new DiagnosticsBean(diagnostics), name);

        log.warn("full");

        assertThat(server.getMBeanInfo(name).getAttributes())
                .hasSize(diagnostics.counters().size() + 1)
                .allMatch(attribute -> attribute.isReadable() && !attribute.isWritable());
        assertThat(server.getAttribute(name, "pings.delivered")).isEqualTo(1L);
        assertThat((String) server.getAttribute(name, "last-error")).endsWith("WARN full");
        assertThat(server.getAttributes(name, new String[] {"pings.sealed", "no-such"})
                        .asList())
                .containsExactly(new Attribute("pings.sealed", 0L));
        assertThatThrownBy(() -> server.getAttribute(name, "no-such")).isInstanceOf(AttributeNotFoundException.class);
        assertThatThrownBy(() -> server.setAttribute(name, new Attribute("pings.sealed", 1L)))
                .isInstanceOf(AttributeNotFoundException.class);
    }

    @Test
    void registration_finds_the_platforms_server() throws JMException {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.exposureagent:type=Diagnostics");

        Jmx.register(diagnostics, log);

        assertThat(platform.getAttribute(name, "events.recorded")).isEqualTo(0L);
        platform.unregisterMBean(name);
    }
}
