package app;

record User(String id) {}
