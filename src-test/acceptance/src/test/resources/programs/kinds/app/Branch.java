package app;

enum Branch {
    CONTROL
}
