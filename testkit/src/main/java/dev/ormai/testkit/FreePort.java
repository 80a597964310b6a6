package dev.ormai.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that nobody listens on. Somebody else can take one before the server does, so a start may be tried again on another. */
final class FreePort {
    private static final int ATTEMPTS = 5;

    /** Starts a server on a port. */
    @FunctionalInterface
    interface Start<S> {
        S on(int port) throws IOException;
    }

    private FreePort() {}

    static <S> S attempt(Start<S> start) throws IOException {
        List<String> failures = new ArrayList<>();
        while (failures.size() < ATTEMPTS) {
            try {
                return start.on(next());
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage());
                if (!message.contains("Address already in use")) {
                    throw e;
                }
                failures.add(message);
            }
        }
        throw new IOException("no port was free: " + failures);
    }

    private static int next() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
