package org.substra.api.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server for which every name is at 127.0.0.1 when first asked, then at 127.0.0.2, and so on in turns, never for long. */
public final class FickleNames implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int TYPE_A = 1;

    private final DatagramSocket socket;
    private final AtomicInteger turn = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public FickleNames() throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The names that somebody wanted to know. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The next answer is 127.0.0.1 again. */
    public void beginAnew() {
        turn.set(0);
        asked.clear();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The question again, with one address when one was asked for (RFC 1035, 4.1). */
    private byte[] answer(byte[] question) {
        int end = HEADER;
        var name = new StringBuilder();
        while (question[end] != 0) {
            name.append(new String(question, end + 1, question[end], java.nio.charset.StandardCharsets.US_ASCII))
                    .append('.');
            end += question[end] + 1;
        }
        boolean address = question[end + 2] == TYPE_A;
        ByteBuffer answer = ByteBuffer.allocate(end + 5 + (address ? 16 : 0));
        answer.put(question, 0, 2).putShort((short) 0x8180).putShort((short) 1);
        answer.putShort((short) (address ? 1 : 0)).putInt(0).put(question, HEADER, end + 5 - HEADER);
        if (address) {
            asked.add(name.substring(0, name.length() - 1));
            answer.putShort((short) 0xc00c).putShort((short) TYPE_A).putShort((short) 1);
            answer.putInt(0).putShort((short) 4).put(new byte[] {127, 0, 0, (byte) (1 + turn.getAndIncrement() % 2)});
        }
        return answer.array();
    }
}
