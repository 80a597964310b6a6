package dev.ormai.mcp.conformance;

import dev.ormai.mcp.Services;
import dev.ormai.mcp.http.HttpServer;
import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.offer.Changes;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.offer.ServerInfo;
import dev.ormai.policy.Principal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The protocol layer and the HTTP server of the product, with what the suite calls behind it. Serves until it is killed. */
public final class ConformanceServer {
    private ConformanceServer() {}

    /** @param arguments the port on loopback; 0 or none takes a free one and prints it */
    public static void main(String... arguments) throws InterruptedException {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        try (HttpServer server = start(port)) {
            System.out.println("http://127.0.0.1:" + server.address().getPort() + "/mcp");
            server.await();
        }
    }

    public static HttpServer start(int port) throws InterruptedException {
        return HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                Services.of(offering(), Callers.everybody(Principal.anonymous())),
                4);
    }

    public static Offering offering() {
        Changes changes = new Changes();
        return new Offering(
                new ServerInfo("conformance", "1.0.0", "A server for tests."),
                new FixtureTools(changes),
                new FixtureResources(),
                new FixturePrompts(),
                (principal, unfinished) -> List.of(),
                Optional.of(changes));
    }
}
