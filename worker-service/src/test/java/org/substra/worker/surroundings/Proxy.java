package org.substra.worker.surroundings;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to the broker, or to the container engine, that can be cut. */
public final class Proxy implements AutoCloseable {

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final SocketAddress target;
    private final ServerSocket server;
    private volatile boolean cut;

    /** To the broker. */
    public Proxy() {
        this(new InetSocketAddress(Broker.host(), Broker.port()));
    }

    /** To whoever listens there. */
    Proxy(SocketAddress target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Ends every connection and refuses new ones. */
    public void cut() {
        cut = true;
        open.forEach(Proxy::close);
        open.clear();
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (cut) {
            client.close();
            return;
        }
        var server = SocketChannel.open(target);
        open.add(client);
        open.add(server);
        InputStream asked = client.getInputStream();
        OutputStream answered = client.getOutputStream();
        Thread.ofVirtual().start(() -> copy(asked, Channels.newOutputStream(server)));
        Thread.ofVirtual().start(() -> copy(Channels.newInputStream(server), answered));
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException closed) {
            close(from);
        }
        close(to);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
