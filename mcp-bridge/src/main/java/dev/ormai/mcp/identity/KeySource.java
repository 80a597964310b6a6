package dev.ormai.mcp.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where an issuer publishes its keys. Thread-safe; reading blocks. */
public interface KeySource {
    /** The text of the list. */
    String read() throws IOException;

    /**
     * A file, or an address.
     *
     * @throws IllegalArgumentException for an address that anybody on the way could answer
     */
    static KeySource of(String place) {
        if (place.startsWith("https://") || place.startsWith("http://")) {
            return new Web(URI.create(place));
        }
        return new File(Path.of(place));
    }

    /** A file, read anew each time. */
    record File(Path path) implements KeySource {
        @Override
        public String read() throws IOException {
            try (InputStream in = Files.newInputStream(path)) {
                return Limited.text(in, path.toString());
            }
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** An address of the web, encrypted unless it is on this machine. Redirections are not followed. */
    record Web(URI address) implements KeySource {
        private static final Duration PATIENCE = Duration.ofSeconds(5);
        private static final int OK = 200;

        public Web {
            boolean encrypted = address.getScheme().equals("https");
            if (address.getHost() == null || (!encrypted && !isLoopback(address.getHost()))) {
                throw new IllegalArgumentException("keys must come by https, or from this machine: " + address);
            }
        }

        private static boolean isLoopback(String host) {
            return List.of("localhost", "127.0.0.1", "[::1]").contains(host);
        }

        @Override
        public String read() throws IOException {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .build();
            try {
                HttpResponse<InputStream> response = answer(client, request);
                try (InputStream in = response.body()) {
                    if (response.statusCode() != OK) {
                        throw new IOException(address + " answered with status " + response.statusCode());
                    }
                    return Limited.text(in, address.toString());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + address + " was read", e);
            }
        }

        private HttpResponse<InputStream> answer(HttpClient client, HttpRequest request)
                throws IOException, InterruptedException {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            } catch (IOException e) {
                throw new IOException("the keys of tokens cannot be reached: " + address, e);
            }
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** Not more than a list of keys can have. */
    final class Limited {
        private static final int MOST = 1 << 20;

        private Limited() {}

        static String text(InputStream in, String place) throws IOException {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException(place + " is longer than any list of keys");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
