package org.mozilla.experiments.nimbus;

public class Variables {}
