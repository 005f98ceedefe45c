package org.substra.api.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and the broker, for tests that cut the line. */
public final class BrokerRelay implements QuarkusTestResourceLifecycleManager {

    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean cut;

    private ServerSocket server;

    /** Ends all connections and accepts no new ones. */
    public static void cut() throws IOException {
        cut = true;
        for (Socket socket : OPEN) {
            socket.close();
        }
        OPEN.clear();
    }

    /** Accepts connections again. */
    public static void mend() {
        cut = false;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mend();
        Thread.ofVirtual().start(this::accept);
        return Map.of(
                "rabbitmq-host",
                server.getInetAddress().getHostAddress(),
                "rabbitmq-port",
                String.valueOf(server.getLocalPort()));
    }

    @Override
    public void stop() {
        try {
            server.close();
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException closed) {
                continue; // the next round sees whether it is the server that was closed
            }
        }
    }

    private static void connect(Socket client) throws IOException {
        if (cut) {
            client.close();
            return;
        }
        var broker = new Socket(TestBroker.host(), TestBroker.port());
        OPEN.add(client);
        OPEN.add(broker);
        Thread.ofVirtual().start(() -> pump(client, broker));
        Thread.ofVirtual().start(() -> pump(broker, client));
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            OPEN.remove(from);
        }
    }
}
