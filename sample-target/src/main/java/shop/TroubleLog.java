package shop;

import java.io.PrintStream;
import shop.flags.Failure;
import shop.flags.FailureListener;

/** Tells the shopkeeper which enrollments went wrong. */
record TroubleLog(PrintStream out) implements FailureListener {

    @Override
    public void enrollFailed(String slug, Failure failure) {
        out.println("! not enrolled in " + slug + ": " + failure.code());
    }

    @Override
    public void unenrollFailed(String slug, Failure failure) {
        out.println("! still in " + slug + ": " + failure.code());
    }
}
