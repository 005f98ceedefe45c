package org.substra.api.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that reads a request's head and writes the bytes that a test gives it, HTTP or not. */
public final class HostileNode implements AutoCloseable {

    /** What it says to a request; when it returns, the connection is closed. */
    @FunctionalInterface
    public interface Answer {

        void write(String request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket door;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HostileNode(ServerSocket door, Answer answer) {
        this.door = door;
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    public static HostileNode answering(Answer answer) throws IOException {
        return at("127.0.0.1", 0, answer);
    }

    /** With these bytes, always. */
    public static HostileNode answering(String answer) throws IOException {
        return answering((_, out) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    /** @param port 0 for any */
    public static HostileNode at(String address, int port, Answer answer) throws IOException {
        return behind(new ServerSocket(port, 50, InetAddress.getByName(address)), answer);
    }

    public static HostileNode behind(ServerSocket door, Answer answer) {
        return new HostileNode(door, answer);
    }

    /** An answer with that content. */
    public static String whole(String content) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
    }

    /** Of an answer with that content: ten bytes of what is asked for; then the connection is cut. */
    public static byte[] piece(String content, String request) {
        int from = request.contains("bytes=") ? Integer.parseInt(request.replaceAll("(?s).*bytes=(\\d+)-.*", "$1")) : 0;
        String rest = content.substring(from);
        String status = from == 0
                ? "200 OK"
                : "206 Partial Content\r\nContent-Range: bytes " + from + "-" + (content.length() - 1) + "/"
                        + content.length();
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + rest.length() + "\r\n\r\n";
        return (head + rest.substring(0, Math.min(10, rest.length()))).getBytes(ISO_8859_1);
    }

    public int port() {
        return door.getLocalPort();
    }

    public URI origin() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** How often somebody came, whether they said something or not. */
    public int connections() {
        return connections.get();
    }

    /** The heads of the requests, in the order of their coming. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            String request = head(in);
            requests.add(request);
            answer.write(request, socket.getOutputStream());
        } catch (IOException gone) { // the other side has had enough, which is what most tests want
            requests.removeIf(String::isEmpty);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(BufferedReader in) throws IOException {
        var head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        if (head.isEmpty()) {
            throw new IOException("said nothing");
        }
        return head.toString();
    }
}
