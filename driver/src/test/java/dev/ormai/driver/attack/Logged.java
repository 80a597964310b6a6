package dev.ormai.driver.attack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that the product logs while it is open, at every level. */
final class Logged extends Handler implements AutoCloseable {
    private static final Logger PRODUCT = Logger.getLogger("dev.ormai");

    private final List<String> records = new CopyOnWriteArrayList<>();

    static Logged begin() {
        Logged logged = new Logged();
        logged.setLevel(Level.ALL);
        PRODUCT.setLevel(Level.ALL);
        PRODUCT.addHandler(logged);
        return logged;
    }

    String text() {
        return String.join("\n", records);
    }

    @Override
    public void publish(LogRecord message) {
        StringBuilder text = new StringBuilder(message.getMessage());
        if (message.getParameters() != null) {
            text.append(List.of(message.getParameters()));
        }
        for (Throwable cause = message.getThrown(); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause);
        }
        records.add(text.toString());
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        PRODUCT.removeHandler(this);
        PRODUCT.setLevel(null);
    }
}
