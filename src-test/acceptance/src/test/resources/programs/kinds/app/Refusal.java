package app;

final class Refusal {

    final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }
}
