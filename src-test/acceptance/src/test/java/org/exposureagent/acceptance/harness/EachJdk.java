package org.exposureagent.acceptance.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that runs on the JDK of the build and on JDK 25; its parameter goes to {@link Jdk#require}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "JDK {0}")
@ValueSource(strings = {"running", "25"})
public @interface EachJdk {}
